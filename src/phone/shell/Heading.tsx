import { useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { useWords } from './words.ts';

interface HeadingProps {
  children?: string | undefined;
  /** Where the heading holds what somebody typed: browsers write the titles of pages into their history, in the clear. */
  title?: string;
}

/** Goes on at the heading: what was pressed is gone, and a reader would begin anew above all else. */
export const toHeading = (): void => document.querySelector('h1')?.focus({ preventScroll: true });

/**
 * The heading of a screen: also the page's title, and where whoever comes to it by a link begins, at the top. Without that a screen
 * reader stays silent on what was pressed, and the new screen stands as far down as the last one was read.
 */
export function Heading({ children = '', title = children }: HeadingProps) {
  const say = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const back = useNavigationType() === NavigationType.Pop;
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  useEffect(() => {
    // whoever opens the phone, or goes back, is where the browser puts them
    if (key !== 'default') heading.current?.focus({ preventScroll: true });
    if (!back) scrollTo(0, 0);
    // a choice within a screen changes the address too
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pathname]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
