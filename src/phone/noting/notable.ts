import { useMemo } from 'react';
import { type Day, monthOf } from '../../domain/calendar/utc8.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { type Field, fieldsOf } from '../../domain/journal/fields.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import { mayNote } from '../../domain/people/mayNote.ts';
import { useToday } from '../../ui/time.tsx';
import type { Village } from '../account/villages.ts';
import { useAllKnown } from '../journal/entries.ts';
import { type Start, useStart } from './start.ts';

/** What is known of the kinds someone may begin on this phone, or in one village, those they note most often first. */
export function useNotable(village?: string): readonly Kind[] {
  const start = useStart();
  const all = useAllKnown();
  const day = useToday();
  return useMemo(() => {
    if (!start) return [];
    const { villages } = start;
    const there = villages.filter(({ id }) => village === undefined || id === village);
    return notableKinds({ ...start, villages: there }, all, day);
  }, [start, all, village, day]);
}

function notableKinds({ person, villages }: Start, entries: readonly Entry[], day: Day): Kind[] {
  const isOwn = ({ id, duty }: Village) => duty !== undefined || person.grants.some(({ area }) => area === id);
  // those that a role reaches together are alike, and a station has dozens
  const unlike = [...villages.filter(isOwn), ...villages.filter((one) => !isOwn(one)).slice(0, 1)];
  const may = new Set(unlike.flatMap(({ id }) => mayNote(person, id, day).map(({ kind }) => kind)));
  const used = usesOf(entries, person.id, day);
  return [...may]
    .filter((kind) => kind === 'visit' || fieldsOf(kind).every(isAsked))
    .sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0));
}

/** How often each kind was noted by someone this month. */
function usesOf(entries: readonly Entry[], author: string, day: Day): Map<Kind, number> {
  const uses = new Map<Kind, number>();
  for (const entry of effective(entries)) {
    if (entry.author !== author || monthOf(entry.occurredOn) !== monthOf(day)) continue;
    uses.set(entry.kind, (uses.get(entry.kind) ?? 0) + 1);
  }
  return uses;
}

const UNASKED: readonly Field['shape'][] = ['counts', 'code', 'entry', 'entries', 'changes'];

/** Whether a form of the phone can fill the field, or may leave it out: case counts come from the station's own lists. */
const isAsked = ({ required, shape }: Field): boolean => !required || !UNASKED.includes(shape);
