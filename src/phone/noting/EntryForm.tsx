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
  const may = useMemo(() => mayNoteAt(start).find((one) => one.kind === kind), [start, kind]);
  const { refused } = start;
  const form = useForm({
    kind,
    refused,
    from: start.from,
    only: may?.only,
    first: (village = start.village) =>
      begunWith({ ...start, village }, kind, known(kind, villages.get(village)?.entries ?? [], { ...start, village })),
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
 * that a village's contact officer tells nobody but the station.
 */
function known(kind: Kind, entries: readonly Entry[], { person, village, villages }: Start): Values {
  if (kind === 'information') {
    const duty = villages.find(({ id }) => id === village)?.duty;
    return duty === 'contact' ? { direction: 'toStation' } : {};
  }
  if (kind === 'populationCount') return { month: monthAsked(kind, entries, today()) };
  if (kind === 'villageProfile') {
    const profiles = effective(entries).filter((entry) => entry.kind === kind);
    return profiles[profiles.length - 1]?.body ?? {};
  }
  const team = person.grants.find(({ role }) => role === 'patrolLeader')?.name;
  return kind === 'patrol' ? { endedAt: toTheMinute(now()), ...(team !== undefined && { team }) } : {};
}
