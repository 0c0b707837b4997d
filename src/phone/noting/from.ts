import { useLocation } from 'react-router';

/** The screen a form was begun from, when that is not home: whoever notes there goes on there. */
interface From {
  from?: string;
}

/** This screen, as the links to its forms say it. */
export function useFromHere(): From {
  const { pathname, search } = useLocation();
  return { from: pathname + search };
}

/** Where the form that is open was begun. */
export const useFrom = (): string | undefined => (useLocation().state as From | null)?.from;
