import { type ReactNode, useState } from 'react';
import type { Effective } from '../../domain/journal/effective.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { putDown } from '../../domain/today/myMonth.ts';
import { Day } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { LongList } from '../shell/LongList.tsx';

/** Doors put down on one day: one line, for hundreds would push away what was done; each of them at a tap. */
export function PutDown({ doors, line }: { doors: readonly Effective[]; line: (door: Effective) => ReactNode }) {
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <strong>{kinds.household.label[language]}</strong> {doors[0] && <Day on={doors[0].occurredOn} />}
      <p>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {putDown(doors.length)[language]}
        </button>
      </p>
      {open && <LongList of={doors}>{line}</LongList>}
    </li>
  );
}
