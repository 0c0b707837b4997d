import { useEffect, useRef, useState } from 'react';

const PAUSE = 250;

/**
 * Text being typed, whose settled form stands elsewhere (in the address): it is written there once one pauses, because an
 * address follows too slowly for fast fingers. What comes from there (back, forward, cleared) takes its place.
 */
export function useTyped(settled: string, settle: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(settled);
  const written = useRef(settled);
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    if (settled === written.current) return;
    written.current = settled;
    setTyped(settled);
  }, [settled]);
  useEffect(() => {
    if (typed === written.current) return undefined;
    const pause = setTimeout(() => {
      written.current = typed;
      latest.current(typed);
    }, PAUSE);
    return () => clearTimeout(pause);
  }, [typed]);
  return [typed, setTyped];
}
