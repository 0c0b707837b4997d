import { useMemo, useRef, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { carriedDoors } from '../../domain/visits/carriedDoors.ts';
import { inARow } from '../../ui/words.ts';
import { useBefore } from '../journal/entries.ts';
import { useOnce } from './useOnce.ts';
import { type Told, usePutDown } from './usePutDown.ts';
import { useWords } from './words.ts';

/** The doors of the villages that were merged into this one, or had another code: nobody puts them down again by hand. */
export function CarriedDoors({ village, entries }: { village: string; entries: readonly Entry[] }) {
  const say = useWords();
  const before = useBefore(village);
  const doors = useMemo(() => carriedDoors(entries, before), [entries, before]);
  const putDown = usePutDown(village);
  const [told, setTold] = useState<Told>();
  const said = useRef<HTMLParagraphElement>(null);
  const put = useOnce(async () => {
    setTold(await putDown(doors, 0));
    // what was pressed is gone
    said.current?.focus({ preventScroll: true });
  });
  const from = inARow(before.map(({ name }) => name));
  return (
    <>
      {doors.length > 0 && (
        <button type="button" onClick={put}>
          {say('carry', { count: doors.length, from })}
        </button>
      )}
      {before.length > 0 && (
        <p ref={said} role="status" tabIndex={-1} className={told?.fault ? 'fault' : ''}>
          {told?.text}
        </p>
      )}
    </>
  );
}
