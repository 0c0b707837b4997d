import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useAgain } from '../platform/again.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

/** What came meanwhile. Its place is kept free for it, so that nothing moves that is being read. */
export function News({ children, show }: { children?: ReactNode; show?: () => void }) {
  const say = useWords();
  return (
    <span className="news no-print" role="status">
      {children}
      {show && (
        <Button size="small" onClick={show}>
          {say('show')}
        </Button>
      )}
    </span>
  );
}

interface RowNewsProps {
  waiting: number;
  show: () => void;
  error: unknown;
  retry: (() => void) | undefined;
}

/** Of a list: rows that wait to be shown, or that what is shown is not the latest. */
export function RowNews({ waiting, show, error, retry }: RowNewsProps) {
  const say = useWords();
  useAgain(error, retry);
  if (error)
    return (
      <News>
        <Popover trigger="click" content={<Refused error={error} {...(retry && { retry })} />}>
          <Button size="small" type="link" className="stale">
            {say('stale')}
          </Button>
        </Popover>
      </News>
    );
  return waiting > 0 ? <News show={show}>{say('changed', { count: waiting })}</News> : <News />;
}
