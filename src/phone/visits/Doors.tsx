import { useMemo, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { type Door, propose } from '../../domain/visits/doors.ts';
import { Day, now } from '../../ui/time.tsx';
import type { Begun } from '../noting/begun.ts';
import { setAside, takeBack, useAside } from './aside.ts';
import { useWords } from './words.ts';

/** As many as one screen shows. */
const SHOWN = 8;

interface DoorsProps {
  village: string;
  entries: readonly Entry[];
  households: readonly string[];
  choose: (households: string[]) => void;
  made: Begun['made'];
  unmake: (id: string) => void;
}

/** The doors of the village as large switches, longest not visited first. */
export function Doors({ village, entries, households, choose, made, unmake }: DoorsProps) {
  const say = useWords();
  const [all, setAll] = useState(false);
  const aside = useAside(village);
  const doors = useMemo(() => propose(entries, { asOf: now(), aside }), [entries, aside]);
  const [putting, setPutting] = useState(false);
  const chosen = (door: Door) => door.ids.some((id) => households.includes(id));
  const shown = doors.filter((door, index) => all || index < SHOWN || chosen(door));
  const toggle = (door: Door) =>
    choose(chosen(door) ? households.filter((id) => !door.ids.includes(id)) : [...households, door.id]);
  return (
    <fieldset className="field">
      <legend>
        {say('met')}{' '}
        {households.length > 0 && <span className="aside">{say('count', { count: households.length })}</span>}
      </legend>
      <ul className="switches">
        {made.map(({ id, group = '', label }) => (
          <li key={id}>
            <Switch chosen flip={() => unmake(id)} name={`${group} ${label}`} aside={say('fresh')} />
          </li>
        ))}
        {shown.map((door) => (
          <li key={door.id}>
            <Switch chosen={chosen(door)} flip={() => toggle(door)} name={nameOf(door)} aside={<Last door={door} />} />
            {putting && !chosen(door) && (
              <button type="button" onClick={() => void setAside(village, aside, door.id)}>
                {say('putAside')}
                <span className="unseen"> {nameOf(door)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="asides">
        {shown.length < doors.length && (
          <button type="button" className="link" onClick={() => setAll(true)}>
            {say('all', { count: doors.length })}
          </button>
        )}
        {doors.length > 0 && (
          <button type="button" className="link" aria-pressed={putting} onClick={() => setPutting(!putting)}>
            {say(putting ? 'putDone' : 'puttingAside')}
          </button>
        )}
        {putting && aside.length > 0 && (
          <button type="button" className="link" onClick={() => void takeBack(village)}>
            {say('takeBack')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

const nameOf = ({ group = '', label }: Door): string => `${group} ${label}`.trim();

function Last({ door: { visited } }: { door: Door }) {
  const say = useWords();
  return visited === null ? (
    say('never')
  ) : (
    <>
      {say('last')} <Day on={visited.on} />
    </>
  );
}

interface SwitchProps {
  chosen: boolean;
  flip: () => void;
  name: string;
  aside: React.ReactNode;
}

function Switch({ chosen, flip, name, aside }: SwitchProps) {
  return (
    <label className="door">
      <input type="checkbox" checked={chosen} onChange={flip} />
      <span>
        <strong>{name.trim()}</strong> <span className="aside">{aside}</span>
      </span>
    </label>
  );
}
