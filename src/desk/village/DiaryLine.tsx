import { Link } from 'react-router';
import { dayInWords } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import type { DiaryEntry, Line } from './Diary.tsx';
import { type Say, useWords } from './words.ts';

/** An entry received so much later than it happened was noted long after, or its phone was out of reach: worth saying. */
const LATE_MS = 2 * 24 * 3600 * 1000;

interface DiaryLineProps {
  line: Line;
  openCase?: (id: string) => void;
  /** Where its number leads: its place in the diary. */
  to?: string;
  /** The one that somebody came for. */
  sought?: boolean;
}

/** Brings what is sought into view, and whoever goes by keyboard there. */
function bring(line: HTMLLIElement | null): void {
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'center' });
}

const soughtLine = { ref: bring, tabIndex: -1, 'aria-current': true } as const;

/** One entry: when, in one sentence, its note, who, and what is special about it. */
export function DiaryLine({ line, openCase, to, sought = false }: DiaryLineProps) {
  const say = useWords();
  const place = sought ? soughtLine : {};
  if ('withheld' in line) {
    return (
      <li className="diary-line aside" {...place}>
        {say('withheld', { number: line.number })}
      </li>
    );
  }
  return (
    <li className={`diary-line ${line.standing}`} {...place}>
      <time dateTime={line.occurredAt} title={line.occurredAt}>
        {line.occurredAt.slice(11, 16)}
      </time>
      <div>
        <p className="told">{line.told}</p>
        {line.note !== null && <p className="note">{line.note}</p>}
        <p className="aside">
          <Said line={line} to={to} />
          {line.case !== null && openCase !== undefined && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => openCase(line.case ?? '')}>
                {say('openCase')}
              </button>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function Said({ line, to }: { line: DiaryEntry; to: string | undefined }) {
  const say = useWords();
  const language = useLanguage();
  const { onBehalfOf, receivedAt, occurredAt } = line;
  const late = Date.parse(receivedAt) - Date.parse(occurredAt) > LATE_MS;
  const who = [
    nameOf(say, line.author),
    line.with.length > 0 && say('with', { names: inARow(line.with.map((one) => nameOf(say, one))) }),
    onBehalfOf !== null && say('onBehalfOf', { name: nameOf(say, onBehalfOf) }),
  ];
  const more = [
    line.standing !== 'stands' && `◆ ${say(line.standing)}`,
    line.about !== null && say('about', { number: line.about.number }),
    late && say('late', { at: dayInWords(receivedAt.slice(0, 10), language) }),
    line.hasDetails && say('hasSealed'),
    line.files > 0 && say('files', { count: line.files }),
  ];
  const number = say('number', { number: line.number });
  return (
    <>
      {who.filter(Boolean).join(' · ')} · {to === undefined ? number : <Link to={to}>{number}</Link>}
      {more
        .filter(Boolean)
        .map((part) => ` · ${part}`)
        .join('')}
    </>
  );
}

function nameOf(say: Say, { id, name }: DiaryEntry['author']): string {
  if (name !== null) return name;
  return id === 'villager' || id === 'system' ? say(id) : say('unknown');
}
