import { useMemo } from 'react';
import type { Entry } from '../../../domain/journal/entry.ts';
import { fieldsFor } from '../../../domain/journal/fields.ts';
import { kinds } from '../../../domain/journal/registry.ts';
import { useKnown } from '../../journal/entries.ts';
import { Doors } from '../../visits/Doors.tsx';
import { AlertMade } from '../AlertMade.tsx';
import type { Begun, Values } from '../begun.ts';
import { Details } from '../Details.tsx';
import type { Faults } from '../fields/asked.ts';
import { Fields } from '../fields/Fields.tsx';
import { NoteField } from '../NoteField.tsx';
import { When } from '../Where.tsx';

interface AmendedProps {
  /** As it reads now. */
  reads: Entry;
  should: Begun;
  change: (should: Begun) => void;
  faults: Faults;
}

const BODY = '/body/changes/body';
const NO_ONE: Begun['made'] = [];

/** How the entry should have read, filled in as it reads now. */
export function Amended({ reads, should, change, faults }: AmendedProps) {
  const { kind, occurredAt } = reads;
  const { village, body, note } = should;
  const { entries } = useKnown(village);
  const fields = useMemo(() => fieldsFor(kind, body), [kind, body]);
  const setBody = (next: Values) => change({ ...should, body: next });
  const patch = (changes: Partial<Begun>) => change({ ...should, ...changes });
  return (
    <>
      {kind === 'visit' && (
        <Doors
          {...{ village, entries, made: NO_ONE }}
          households={(body['households'] ?? []) as string[]}
          choose={(households) => setBody({ ...body, households })}
          unmake={() => undefined}
        />
      )}
      <Fields fields={fields} values={body} change={setBody} at={BODY} faults={faults} />
      {kind === 'analysis' && <AlertMade {...{ fields, faults, entries }} values={body} change={setBody} at={BODY} />}
      {kinds[kind].note && (
        <NoteField note={note} change={(text) => patch({ note: text })} at="/body/changes/note" faults={faults} />
      )}
      <Details {...{ kind, faults }} values={should.details} change={(details) => patch({ details })} anew />
      <When begun={should} change={patch} usual={occurredAt} />
    </>
  );
}
