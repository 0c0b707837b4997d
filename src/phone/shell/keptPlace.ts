import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * What comes and goes above a form keeps the place it took while the form is filled in: the next tap would fall on something else,
 * and nobody would see it.
 */
export function useKeptPlace(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const place = ref.current;
    if (!place || !pathname.startsWith('/note/')) return undefined;
    const grown = new ResizeObserver(() => (place.style.minHeight = `${place.offsetHeight}px`));
    grown.observe(place);
    return () => {
      grown.disconnect();
      place.style.minHeight = '';
    };
  }, [pathname]);
  return ref;
}
