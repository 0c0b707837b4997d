import { useLocation } from 'react-router';

/** The screen a form was begun from: whoever notes there goes on there. */
interface From {
  from?: string;
  /** Where it stands in the browser's history. */
  at?: number | undefined;
}

/** Where the screen that is shown stands in the browser's history, as the router counts. */
const place = (): number | undefined => (history.state as { idx?: number } | null)?.idx;

/** This screen, as the links to its forms say it. */
export function useFromHere(): From {
  const { pathname, search } = useLocation();
  return { from: pathname + search, at: place() };
}

/** Where the form that is open was begun; and how many steps back that is, menus between them too. Unknown: it was opened by itself. */
export function useFrom(): { from: string | undefined; back: () => number | undefined } {
  const { from, at } = (useLocation().state as From | null) ?? {};
  const back = () => {
    const here = place();
    return at !== undefined && here !== undefined && at < here ? at - here : undefined;
  };
  return { from, back };
}
