import type { OwnLine as Line } from '../../domain/today/myMonth.ts';
import { kindOf } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { CorrectLink } from '../noting/correction/CorrectLink.tsx';
import { useUnsent } from '../outbox/watch.ts';
import { useWords } from './words.ts';

/** One thing the officer did: when, what, where if that is asked, whether it has left the phone, and the way to take it back or mend it. */
export function OwnLine({ line, where }: { line: Line; where?: string | undefined }) {
  const say = useWords();
  const language = useLanguage();
  const unsent = useUnsent().find(({ entry }) => entry.id === line.id)?.state;
  const time = line.occurredAt.slice(11, 16);
  const label = kindOf(line.kind)?.label[language];
  return (
    <li className="own">
      <div>
        <strong>
          <span className="figures">{time}</span> {label}
        </strong>{' '}
        {where && <span className="aside">{where} </span>}
        {(unsent === 'waiting' || unsent === 'held') && <span className="mark">{say(unsent)}</span>}
        <p>{line.text}</p>
        {line.note && <p className="aside">{line.note}</p>}
      </div>
      {line.mine && <CorrectLink id={line.id} what={`${label} ${time}`} short />}
    </li>
  );
}
