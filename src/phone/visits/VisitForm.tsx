import { useCallback, useMemo } from 'react';
import { uuidv7 } from 'uuidv7';
import { type Body, kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useKnown } from '../journal/entries.ts';
import type { Begun } from '../noting/begun.ts';
import { Fields } from '../noting/fields/Fields.tsx';
import { Sheet } from '../noting/Sheet.tsx';
import { begunWith, type Start } from '../noting/start.ts';
import { useForm } from '../noting/useForm.ts';
import { Doors } from './Doors.tsx';
import { householdOf } from './household.ts';
import { NewDoors } from './NewDoors.tsx';

/** Notes a round: who was met is chosen from the doors, the closed ones are counted. New doors are put down in the same save. */
export function VisitForm({ start }: { start: Start }) {
  const language = useLanguage();
  const { refused } = start;
  const before = useCallback((begun: Begun, at: string) => begun.made.map((door) => householdOf(door, begun, at)), []);
  const form = useForm({
    kind: 'visit',
    refused,
    from: start.from,
    first: () => begunWith(start, 'visit', { purpose: 'routine' }),
    before,
  });
  const village = form?.begun.village ?? start.village;
  const { entries, pulled } = useKnown(village, true);
  const households = useMemo(() => (form?.begun.body['households'] ?? []) as string[], [form?.begun.body]);
  if (!form) return null;
  const { begun, change, setBody, faults } = form;
  const choose = (next: string[]) => setBody({ ...begun.body, households: next });
  const make = (body: Body<'household'>) => {
    const id = uuidv7();
    change({ made: [...begun.made, { id, ...body }], body: { ...begun.body, households: [...households, id] } });
  };
  const unmake = (id: string) =>
    change({
      made: begun.made.filter((one) => one.id !== id),
      body: { ...begun.body, households: households.filter((one) => one !== id) },
    });
  return (
    <Sheet form={form} start={start} title={kinds.visit.label[language]}>
      <Doors {...{ village, entries, households, choose, unmake }} part={!pulled} made={begun.made} />
      <NewDoors {...{ village, entries, make }} made={begun.made} />
      <Fields
        fields={form.fields.filter(({ name }) => name !== 'households')}
        values={begun.body}
        change={setBody}
        at="/body"
        faults={faults}
      />
    </Sheet>
  );
}
