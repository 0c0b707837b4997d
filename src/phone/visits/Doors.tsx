import { type ReactNode, useMemo, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { asideAt, type Door, doorsByGroup, doorsOf } from '../../domain/visits/doors.ts';
import { Day, now } from '../../ui/time.tsx';
import type { Begun } from '../noting/begun.ts';
import { setAside, takeBack, useAside } from './aside.ts';
import { useWords } from './words.ts';

/** As many as one screen shows. */
const SHOWN = 8;

interface DoorsProps {
  village: string;
  entries: readonly Entry[];
  /** Not all of the journal came yet: nobody knows here when a door was last visited. */
  part?: boolean;
  households: readonly string[];
  choose: (households: string[]) => void;
  made: Begun['made'];
  unmake: (id: string) => void;
}

/**
 * The doors of the village as large switches: those proposed, longest not visited first, and at a tap the others of a group by number.
 * Neither list moves while doors are chosen.
 */
export function Doors({ village, entries, part, households, choose, made, unmake }: DoorsProps) {
  const say = useWords();
  const aside = useAside(village);
  const doors = useMemo(() => doorsOf(entries), [entries]);
  const isAside = useMemo(() => asideAt({ asOf: now(), aside }), [aside]);
  const [putting, setPutting] = useState(false);
  const chosen = (door: Door) => door.ids.some((id) => households.includes(id));
  const proposed = doors.filter((door) => !isAside(door)).slice(0, SHOWN);
  const groups = doorsByGroup(doors.filter((door) => !proposed.includes(door)));
  const toggle = (door: Door) =>
    choose(chosen(door) ? households.filter((id) => !door.ids.includes(id)) : [...households, door.id]);
  const line = (door: Door) => (
    <Line
      key={door.id}
      {...{ door, part, putting }}
      chosen={chosen(door)}
      flip={() => toggle(door)}
      isAside={isAside(door)}
      putAside={() => void setAside(village, aside, door.id)}
    />
  );
  return (
    <fieldset className="field">
      <legend>
        {say('met')} {/* a door that is made is chosen, too: nothing else says so to a reader */}
        <span className="aside" role="status">
          {households.length > 0 && say('count', { count: households.length })}
        </span>
      </legend>
      <ul className="switches">
        {made.map(({ id, group = '', label }) => (
          <li key={id}>
            <Switch chosen flip={() => unmake(id)} name={`${group} ${label}`} aside={say('fresh')} />
          </li>
        ))}
        {proposed.map(line)}
      </ul>
      <Others key={village} {...{ groups, line, chosen }} />
      <div className="asides">
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

interface OthersProps {
  groups: ReturnType<typeof doorsByGroup>;
  line: (door: Door) => ReactNode;
  chosen: (door: Door) => boolean;
}

/** The other doors, of one group at a time: a village has hundreds. First of that in which one was chosen before. */
function Others({ groups, line, chosen }: OthersProps) {
  const say = useWords();
  const [open, setOpen] = useState(() => groups.find(([, doors]) => doors.some(chosen))?.[0]);
  return (
    <>
      <div className="chips">
        {groups.map(([group, doors]) => {
          const count = doors.filter(chosen).length;
          return (
            <button
              key={group}
              type="button"
              aria-expanded={open === group}
              onClick={() => setOpen(open === group ? undefined : group)}
            >
              {say('others', { group, count: doors.length })}
              {count > 0 && <span className="aside"> {say('count', { count })}</span>}
            </button>
          );
        })}
      </div>
      {groups.map(
        ([group, doors]) =>
          open === group && (
            <ul key={group} className="switches">
              {doors.map(line)}
            </ul>
          ),
      )}
    </>
  );
}

interface LineProps {
  door: Door;
  part: boolean | undefined;
  chosen: boolean;
  flip: () => void;
  isAside: boolean;
  /** Doors are being set aside. */
  putting: boolean;
  putAside: () => void;
}

function Line({ door, part, chosen, flip, isAside, putting, putAside }: LineProps) {
  const say = useWords();
  return (
    <li>
      <Switch chosen={chosen} flip={flip} name={nameOf(door)} aside={!part && <Last door={door} isAside={isAside} />} />
      {putting && !chosen && !isAside && (
        <button type="button" onClick={putAside}>
          {say('putAside')}
          <span className="unseen"> {nameOf(door)}</span>
        </button>
      )}
    </li>
  );
}

const nameOf = ({ group = '', label }: Door): string => `${group} ${label}`.trim();

function Last({ door: { visited }, isAside }: { door: Door; isAside: boolean }) {
  const say = useWords();
  return (
    <>
      {isAside && <>{say('setAside')} · </>}
      {visited === null ? (
        say('never')
      ) : (
        <>
          {say('last')} <Day on={visited.on} />
        </>
      )}
    </>
  );
}

interface SwitchProps {
  chosen: boolean;
  flip: () => void;
  name: string;
  aside: ReactNode;
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
