import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import type { SixRole } from '../../domain/journal/kind.ts';
import { sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import { type DiaryLine, finds, type MyMonth, myMonth } from '../../domain/today/myMonth.ts';
import { Day, dayInWords, monthInWords, useToday } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { useNamed } from '../account/villages.ts';
import { useAllKnown } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { Heading } from '../shell/Heading.tsx';
import { useEarlier } from './earlier.ts';
import { OwnLine } from './OwnLine.tsx';
import { useWords } from './words.ts';

/** A month as a diary: what I did, by day and by the six roles, to be searched and printed. */
export function MonthScreen() {
  const say = useWords();
  const language = useLanguage();
  const [query] = useSearchParams();
  const [typed, setTyped] = useState('');
  const month = monthOfAddress(query.get('month'), monthOf(useToday()));
  const role = query.get('role');
  const entries = useAllKnown();
  const earlier = useEarlier(month);
  const { lines } = earlier;
  const mine = useMemo(
    () => myMonth(entries, opened().officer, month, language, lines),
    [entries, month, language, lines],
  );
  const all = useNames(mine.days);
  const besides = (line: DiaryLine) => `${all.get(line.village) ?? ''} ${dayInWords(line.occurredOn, language)}`;
  const fits = (line: DiaryLine): boolean => (role === null || line.role === role) && finds(line, typed, besides(line));
  const days = mine.days
    .map((one) => ({ ...one, lines: one.lines.filter(fits) }))
    .filter((one) => one.lines.length > 0);
  const names = useNames(days);
  return (
    <>
      <Heading>{say('title', { month: monthInWords(month, language) })}</Heading>
      <Controls month={month} byRole={mine.byRole} typed={typed} setTyped={setTyped} />
      <Whose names={names} role={role} typed={typed} />
      <p>{say('daysThere', { count: mine.daysOnSite })}</p>
      <p role="status" className="aside">
        {days.length === 0 && earlier.state === 'whole' && say(mine.days.length > 0 ? 'nothing' : 'empty')}
      </p>
      {days.map((one) => (
        <DayOfDiary key={one.day} {...one} names={names} />
      ))}
      <NotHere {...earlier} />
    </>
  );
}

/** The month of an address, where it is one that has begun; else this one. */
function monthOfAddress(asked: string | null, last: string): string {
  return asked !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < last ? asked : last;
}

type Names = ReadonlyMap<string, string>;

/** What the villages of these lines are called. */
function useNames(days: MyMonth['days']): Names {
  const named = useNamed();
  const here = new Set(days.flatMap(({ lines }) => lines.map(({ village }) => village)));
  return new Map(named.filter(({ id }) => here.has(id)).map(({ id, name }) => [id, name]));
}

/** Whose diary it is, where, and what it is narrowed to: a sheet of paper does not say it otherwise. */
function Whose({ names, role, typed }: { names: Names; role: string | null; typed: string }) {
  const language = useLanguage();
  const { name, username } = opened();
  const narrowed = [role && sixRoles[role as SixRole]?.[language], typed.trim()].filter(Boolean).join(' ');
  return (
    <p>{[`${name} ${username}`, inARow([...names.values()]), narrowed].filter((part) => part !== '').join(' · ')}</p>
  );
}

/** What does not stand here, and where it is. */
function NotHere({ state, again }: ReturnType<typeof useEarlier>) {
  const say = useWords();
  return (
    <>
      <p role="status" className="aside">
        {state !== 'whole' && say(state)}
      </p>
      {state === 'missing' && (
        <button type="button" className="no-print" onClick={again}>
          {say('again')}
        </button>
      )}
      <p className="aside">{say('otherVillages')}</p>
    </>
  );
}

interface ControlsProps {
  month: string;
  byRole: MyMonth['byRole'];
  typed: string;
  setTyped: (typed: string) => void;
}

/** So far back a month is one choice; from there the arrows go on. */
const MONTHS = 24;

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
  const last = monthOf(useToday());
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(last, -back));
  return (
    <div className="no-print">
      <label>
        {say('month')}
        <select value={month} onChange={({ target }) => go('month', target.value)}>
          {[...new Set([...months, month])].map((one) => (
            <option key={one} value={one}>
              {monthInWords(one, language)}
            </option>
          ))}
        </select>
      </label>
      <p className="buttons">
        <button type="button" onClick={() => go('month', addMonths(month, -1))}>
          {say('before')}
        </button>
        <button type="button" disabled={month >= last} onClick={() => go('month', addMonths(month, 1))}>
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
              {say('ofRole', { role: sixRoles[name][language], count: byRole[name] })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('search')}
        <input type="search" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
    </div>
  );
}

function DayOfDiary({ day, lines, names }: { day: string; lines: readonly DiaryLine[]; names: Names }) {
  return (
    <section>
      <h2>
        <Day on={day} />
      </h2>
      <ol className="lines">
        {lines.map((line) => (
          <OwnLine key={line.id} line={line} where={names.size > 1 ? names.get(line.village) : undefined} />
        ))}
      </ol>
    </section>
  );
}
