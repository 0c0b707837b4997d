import { useId, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { doorRange, readDoorRange } from '../../domain/visits/doorRange.ts';
import { doorsOf } from '../../domain/visits/doors.ts';
import { useLanguage } from '../../ui/words.ts';
import { putDown } from './putDown.ts';
import { useOnce } from './useOnce.ts';
import { SheetOfDoors } from './SheetOfDoors.tsx';
import { useWords } from './words.ts';

/** Puts down the doors of a group at once, as they are spoken of: 邹庄 1–48号. */
export function RangeOfDoors({ village, entries }: { village: string; entries: readonly Entry[] }) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<{ fault: boolean; text: string }>();
  const put = useOnce(async () => {
    const range = readDoorRange(typed);
    if (range === null) return setTold({ fault: true, text: say('noRange') });
    const { bodies, existing } = doorRange(range, doorsOf(entries));
    try {
      const fault = await putDown(bodies, village, language);
      if (fault) return setTold({ fault: true, text: fault.message });
      setTyped('');
      setTold({ fault: false, text: say('put', { count: bodies.length, existing }) });
    } catch (error) {
      reportError(error);
      setTold({ fault: true, text: say('noRoom') });
    }
  });
  return (
    <details>
      <summary>{say('range')}</summary>
      <label htmlFor={id}>{say('rangeHow')}</label>
      <input id={id} value={typed} maxLength={60} onChange={({ target }) => setTyped(target.value)} />
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
