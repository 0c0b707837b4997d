import { useId, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { doorRange, readDoorRange } from '../../domain/visits/doorRange.ts';
import { doorsOf } from '../../domain/visits/doors.ts';
import { useOnce } from './useOnce.ts';
import { SheetOfDoors } from './SheetOfDoors.tsx';
import { type Told, usePutDown } from './usePutDown.ts';
import { useWords } from './words.ts';

/** Puts down the doors of a group at once, as they are spoken of: 邹庄 1–48号. */
export function RangeOfDoors({ village, entries }: { village: string; entries: readonly Entry[] }) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<Told>();
  const putDown = usePutDown(village);
  const put = useOnce(async () => {
    const range = readDoorRange(typed);
    if (range === null) return setTold({ fault: true, text: say('noRange') });
    const { bodies, existing } = doorRange(range, doorsOf(entries));
    const became = await putDown(bodies, existing);
    setTold(became);
    if (!became.fault) setTyped('');
  });
  return (
    <details>
      <summary>{say('range')}</summary>
      <label htmlFor={id}>{say('rangeHow')}</label>
      <input
        id={id}
        autoComplete="off"
        value={typed}
        maxLength={60}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p role="status" className={told?.fault ? 'fault' : ''}>
        {told?.text}
      </p>
      <button type="button" onClick={put}>
        {say('putDown')}
      </button>
      <SheetOfDoors village={village} entries={entries} />
    </details>
  );
}
