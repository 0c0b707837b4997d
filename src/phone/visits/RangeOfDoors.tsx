import { useId, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Entry } from '../../domain/journal/entry.ts';
import { readSent } from '../../domain/journal/sent.ts';
import { doorRange, readDoorRange } from '../../domain/visits/doorRange.ts';
import { doorsOf } from '../../domain/visits/doors.ts';
import { now } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { note } from '../outbox/unsent.ts';
import { householdOf } from './household.ts';
import { useWords } from './words.ts';

/** Puts down the doors of a group at once, as they are spoken of: 邹庄 1–48号. */
export function RangeOfDoors({ village, entries }: { village: string; entries: readonly Entry[] }) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<{ fault: boolean; text: string }>();
  const put = async () => {
    const range = readDoorRange(typed);
    if (range === null) return setTold({ fault: true, text: say('noRange') });
    const { bodies, existing } = doorRange(range, doorsOf(entries));
    const at = now();
    const households = bodies.map((body) => householdOf({ id: uuidv7(), ...body }, { village, onSite: false }, at));
    const fault = households.flatMap((one) => readSent(one, language).faults?.issues ?? [])[0];
    if (fault) return setTold({ fault: true, text: fault.message });
    try {
      await note(households);
      setTyped('');
      setTold({ fault: false, text: say('put', { count: bodies.length, existing }) });
    } catch (error) {
      reportError(error);
      setTold({ fault: true, text: say('noRoom') });
    }
  };
  return (
    <details>
      <summary>{say('range')}</summary>
      <label htmlFor={id}>{say('rangeHow')}</label>
      <input id={id} value={typed} maxLength={60} onChange={({ target }) => setTyped(target.value)} />
      <p role="status" className={told?.fault ? 'fault' : ''}>
        {told?.text}
      </p>
      <button type="button" onClick={() => void put()}>
        {say('putDown')}
      </button>
    </details>
  );
}
