import { useRef } from 'react';

/** Does something once at a time: tapped again before it is done, nothing is done twice. */
export function useOnce(work: () => Promise<void>): () => void {
  const doing = useRef(false);
  return () => {
    if (doing.current) return;
    doing.current = true;
    work()
      .finally(() => void (doing.current = false))
      .catch(reportError);
  };
}
