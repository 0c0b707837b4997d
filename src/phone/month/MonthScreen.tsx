import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import { type DiaryLine, finds, type MyMonth, myMonth } from '../../domain/today/myMonth.ts';
import { Day, monthInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useAllKnown } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { Heading } from '../shell/Heading.tsx';
import { OwnLine } from './OwnLine.tsx';
import { useWords } from './words.ts';

/** A month as a diary: what I did, by day and by the six roles, to be searched and printed. */
export function MonthScreen() {
  const say = useWords();
  const language = useLanguage();
  const [query] = useSearchParams();
  const [typed, setTyped] = useState('');
  const month = query.get('month') ?? monthOf(today());
  const role = query.get('role');
  const entries = useAllKnown();
  const mine = useMemo(() => myMonth(entries, opened().officer, month, language), [entries, month, language]);
  const fits = (line: DiaryLine): boolean => (role === null || line.role === role) && finds(line, typed);
  const days = mine.days.flatMap(({ day, lines }) => {
    const shown = lines.filter(fits);
    return shown.length === 0 ? [] : [{ day, lines: shown }];
  });
  return (
    <>
      <Heading>{say('title', { month: monthInWords(month, language) })}</Heading>
      <Controls month={month} byRole={mine.byRole} typed={typed} setTyped={setTyped} />
      <p>{say('daysThere', { count: mine.daysOnSite })}</p>
      {days.length === 0 && <p className="aside">{say('nothing')}</p>}
      {days.map(({ day, lines }) => (
        <DayOfDiary key={day} day={day} lines={lines} />
      ))}
    </>
  );
}

interface ControlsProps {
  month: string;
  byRole: MyMonth['byRole'];
  typed: string;
  setTyped: (typed: string) => void;
}

/** Which month, in which role, with which words. */
function Controls({ month, byRole, typed, setTyped }: ControlsProps) {
  const say = useWords();
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const go = (key: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(key);
    else next.set(key, value);
    setQuery(next, { replace: true });
  };
  return (
    <div className="no-print">
      <p className="buttons">
        <button type="button" onClick={() => go('month', addMonths(month, -1))}>
          {say('before')}
        </button>
        <button type="button" disabled={month >= monthOf(today())} onClick={() => go('month', addMonths(month, 1))}>
          {say('after')}
        </button>
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
      </p>
      <label>
        {say('role')}
        <select value={query.get('role') ?? ''} onChange={({ target }) => go('role', target.value)}>
          <option value="">{say('every')}</option>
          {sixRoleNames.map((name) => (
            <option key={name} value={name}>
              {sixRoles[name][language]} {byRole[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('search')}
        <input type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
    </div>
  );
}

function DayOfDiary({ day, lines }: { day: string; lines: readonly DiaryLine[] }) {
  return (
    <section>
      <h2>
        <Day on={day} />
      </h2>
      <ol className="lines">
        {lines.map((line) => (
          <OwnLine key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}
