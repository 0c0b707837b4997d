import { useId, useMemo } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Body } from '../../domain/journal/registry.ts';
import { bodyOf, type FreeDoors, nextDoors } from '../../domain/visits/nextDoors.ts';
import type { Begun } from '../noting/begun.ts';
import { CarriedDoors } from './CarriedDoors.tsx';
import { RangeOfDoors } from './RangeOfDoors.tsx';
import { useWords } from './words.ts';

interface NewDoorsProps {
  village: string;
  entries: readonly Entry[];
  made: Begun['made'];
  make: (door: Body<'household'>) => void;
}

/** Doors that are not put down yet: the next of each group by one tap, any other from a list, many by a range. */
export function NewDoors({ village, entries, made, make }: NewDoorsProps) {
  const say = useWords();
  const groups = useMemo(() => nextDoors(entries, made), [entries, made]);
  return (
    <fieldset className="field">
      <legend>{say('newDoor')}</legend>
      <CarriedDoors village={village} entries={entries} />
      <div className="chips">
        {groups.map(({ group, next }) => (
          <button key={group ?? ''} type="button" onClick={() => make(bodyOf(group, next))}>
            + {group} {bodyOf(group, next).label}
          </button>
        ))}
        {groups.map((one) => (
          <Other key={one.group ?? ''} free={one} make={make} />
        ))}
      </div>
      <RangeOfDoors village={village} entries={entries} />
    </fieldset>
  );
}

/** Another number of a group, from the phone's own list. */
function Other({ free: { group, free }, make }: { free: FreeDoors; make: NewDoorsProps['make'] }) {
  const say = useWords();
  const id = useId();
  return (
    <span className="other">
      <label htmlFor={id} className="unseen">
        {say('other', { group: group ?? '' })}
      </label>
      <select id={id} value="" onChange={({ target }) => make(bodyOf(group, Number(target.value)))}>
        <option value="" disabled>
          {say('other', { group: group ?? '' })}
        </option>
        {free.map((number) => (
          <option key={number} value={number}>
            {bodyOf(group, number).label}
          </option>
        ))}
      </select>
    </span>
  );
}
