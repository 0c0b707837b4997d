import { useMemo } from 'react';
import { monthAsked } from '../../domain/caseCounts/monthAsked.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { now, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useKnownVillages } from '../journal/entries.ts';
import type { Values } from './begun.ts';
import { Fields } from './fields/Fields.tsx';
import { asTyped, fromTyped } from './fields/Times.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, mayNoteAt, type Start } from './start.ts';
import { useForm } from './useForm.ts';
import { useWords } from './words.ts';

/** Notes an entry of a kind by the fields that its definition names. */
export function EntryForm({ kind, start }: { kind: Kind; start: Start }) {
  const say = useWords();
  const language = useLanguage();
  const villages = useKnownVillages();
  const entriesOf = (village: string) => villages.get(village)?.entries ?? [];
  const before = (village: string) =>
    start.closed.flatMap((one) => (one.in === village ? [entriesOf(one.village)] : []));
  const may = useMemo(() => mayNoteAt(start).find((one) => one.kind === kind), [start, kind]);
  const { refused } = start;
  const form = useForm({
    kind,
    refused,
    from: start.from,
    only: may?.only,
    first: (village = start.village) =>
      begunWith(
        { ...start, village },
        kind,
        known(kind, [entriesOf(village), ...before(village)], { ...start, village }),
      ),
  });
  if (may === undefined && !refused) return <p>{say('mayNot')}</p>;
  if (!form) return null;
  return (
    <Sheet form={form} start={start} title={kinds[kind].label[language]}>
      <Fields fields={form.fields} values={form.begun.body} change={form.setBody} at="/body" faults={form.faults} />
    </Sheet>
  );
}

/** As the browser's own field has it. */
const toTheMinute = (at: string) => fromTyped(asTyped(at));

/**
 * What need not be asked: the month, what the village was like last time, that a patrol ended now, a patrol leader's own team,
 * that a village's contact officer tells nobody but the station. Of a village, and of the closed ones it goes on with.
 */
function known(
  kind: Kind,
  [entries = [], ...before]: readonly (readonly Entry[])[],
  { person, village, villages }: Start,
): Values {
  if (kind === 'information') {
    const duty = villages.find(({ id }) => id === village)?.duty;
    return duty === 'contact' ? { direction: 'toStation' } : {};
  }
  if (kind === 'populationCount') return { month: monthAsked(kind, entries, today()) };
  // two villages that became one are not like either
  if (kind === 'villageProfile')
    return profileOf(entries) ?? (before.length === 1 ? profileOf(before[0] ?? []) : {}) ?? {};
  const team = person.grants.find(({ role }) => role === 'patrolLeader')?.name;
  return kind === 'patrol' ? { endedAt: toTheMinute(now()), ...(team !== undefined && { team }) } : {};
}

function profileOf(entries: readonly Entry[]): Values | undefined {
  const profiles = effective(entries).filter(({ kind }) => kind === 'villageProfile');
  return profiles[profiles.length - 1]?.body;
}
