import { useMemo } from 'react';
import type { Entry } from '../../../domain/journal/entry.ts';
import type { Judged } from '../../../domain/people/entryAccess.ts';
import { mayCorrect } from '../../../domain/people/mayNote.ts';
import type { Person } from '../../../domain/people/roles.ts';
import { surroundings } from '../../../domain/people/surroundings.ts';
import { useMe } from '../../account/me.ts';
import { personOf } from '../../account/person.ts';

/** Which of some raw entries, by id, someone may take back or mend. */
export function correctable(person: Person, entries: readonly Entry[]): (id: string) => boolean {
  const judged = entries as unknown as readonly Judged[];
  const aroundOf = surroundings(judged, []);
  const found = new Map(entries.map((entry, index) => [entry.id, { entry, judged: judged[index]! }]));
  return (id) => {
    const one = found.get(id);
    return one !== undefined && mayCorrect(person, one.entry, aroundOf(one.judged));
  };
}

/** The same for whoever has the phone; none before that is known. */
export function useCorrectable(entries: readonly Entry[]): (id: string) => boolean {
  const me = useMe();
  return useMemo(() => (me ? correctable(personOf(me), entries) : () => false), [me, entries]);
}
