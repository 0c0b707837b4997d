import { inARow } from '../../ui/words.ts';
import type { Message } from './messages.ts';
import { useWords } from './words.ts';

const WHATS = ['answered', 'approved', 'returned', 'overdue', 'taken', 'givenBack'] as const;

/** How much came, in one line. */
export function Summary({ fresh }: { fresh: readonly Message[] }) {
  const say = useWords();
  const counted = WHATS.flatMap((what) => {
    const count = fresh.filter((one) => one.what === what).length;
    return count > 0 ? [say(`${what}_n`, { count })] : [];
  });
  return <p className="lead">{counted.length > 0 ? say('fresh', { what: inARow(counted) }) : say('noneFresh')}</p>;
}
