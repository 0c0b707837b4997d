import { type ReactNode, useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { useWords } from './words.ts';

/** One view of a room: its heading is the page's title, and takes the focus when one comes to it. */
export function View({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  const say = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const came = useNavigationType();
  const arrived = key === 'default' && came === NavigationType.Pop;
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  useEffect(() => {
    if (!arrived) heading.current?.focus({ preventScroll: true });
    // a filter changes the address too, and must not take the focus away from where one is
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pathname]);
  return (
    <>
      <div className="view-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside !== undefined && <div className="view-aside">{aside}</div>}
      </div>
      {children}
    </>
  );
}
