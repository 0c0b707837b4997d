import { useMemo } from 'react';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { mayNote } from '../../domain/people/mayNote.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Fields } from './fields/Fields.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, type Start } from './start.ts';
import { useForm } from './useForm.ts';

/** Notes an entry of a kind by the fields that its definition names. */
export function EntryForm({ kind, start }: { kind: Kind; start: Start }) {
  const language = useLanguage();
  const only = useMemo(
    () => mayNote(start.person, start.village, today()).find((one) => one.kind === kind)?.only,
    [start, kind],
  );
  const form = useForm({ kind, only, first: () => begunWith(start, kind, known(kind)) });
  if (!form) return null;
  return (
    <Sheet form={form} start={start} title={kinds[kind].label[language]}>
      <Fields fields={form.fields} values={form.begun.body} change={form.setBody} at="/body" faults={form.faults} />
    </Sheet>
  );
}

/** What need not be asked. */
function known(kind: Kind) {
  return 'month' in kinds[kind].body.shape ? { month: monthOf(today()) } : {};
}
