import { useMemo } from 'react';
import { uuidv7 } from 'uuidv7';
import { usualOf } from '../../domain/journal/likely.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import { mayNote } from '../../domain/people/mayNote.ts';
import { type ClosedOnPhone, closedOnPhone, workedIn } from '../../domain/people/onPhone.ts';
import type { Person } from '../../domain/people/roles.ts';
import { useMe } from '../account/me.ts';
import { personOf } from '../account/person.ts';
import { useChoosable, type Village } from '../account/villages.ts';
import type { Unsent } from '../outbox/unsent.ts';
import { keepAnswer, useKept } from '../rest/kept.ts';
import { today } from '../../ui/time.tsx';
import type { Begun, Values } from './begun.ts';
import { begunFrom } from './mending.ts';

/** What a form begins with. */
export interface Start {
  person: Person;
  villages: readonly Village[];
  /** The closed ones that these go on with. */
  closed: readonly ClosedOnPhone[];
  /** The one whose screen one came from, else the one used last. */
  village: string;
  /** The village whose screen one came from. */
  from: string | undefined;
  last: Last | null;
  /** A refused entry that is mended in its form. */
  refused?: Unsent | undefined;
}

interface Last {
  village: string;
  onSite: boolean;
  on: string;
}

const LAST = 'noting.last';

/** The next form begins where this one was noted. */
export const keepLast = ({ village, onSite }: Begun): Promise<void> =>
  keepAnswer(LAST, { village, onSite, on: today() } satisfies Last);

/**
 * Undefined while it is read; null where nobody knows yet whose villages are whose, or there is none. `from`: the village whose
 * screen one came from.
 */
export function useStart(from: string | null = null, refused?: Unsent): Start | null | undefined {
  const me = useMe();
  const villages = useChoosable();
  const last = useKept(LAST) as Last | null | undefined;
  return useMemo(() => {
    if (me === undefined || villages === undefined || last === undefined) return undefined;
    if (!me || !villages || (villages.length === 0 && !refused)) return null;
    // after a step in a closed village the next is noted where its work goes on
    const known = (id: string | null | undefined) => villages.find((one) => one.id === workedIn(me, id ?? ''))?.id;
    const came = known(from);
    const said = came ?? known(last?.village);
    // of a station's dozens none is likelier than another: an urgent report in the wrong one sends help to the wrong place
    const usual =
      said ?? villages.find(({ duty }) => duty !== undefined)?.id ?? (villages.length > 1 ? '' : villages[0]?.id);
    return {
      person: personOf(me),
      villages,
      closed: closedOnPhone(
        me,
        villages.map(({ id }) => id),
      ),
      village: refused?.entry.village ?? usual ?? '',
      from: came,
      last,
      refused,
    };
  }, [me, villages, last, from, refused]);
}

/** What may be noted where a form begins; as long as no village is chosen, in any: those that a role reaches are alike. */
export const mayNoteAt = ({ person, village, villages }: Start) =>
  mayNote(person, village || (villages[0]?.id ?? ''), today());

/** Work that is done as well at a desk. */
const ELSEWHERE: readonly Kind[] = ['plan', 'alert', 'analysis', 'populationCount', 'information', 'villageProfile'];

/** Whoever answers for a station is at it, and not in a village that is not their own. */
const isAtStation = ({ person, village, villages }: Start): boolean =>
  person.grants.some(({ role }) => role === 'station') && !villages.find(({ id }) => id === village)?.duty;

/** A form of a kind before anything is filled in, or with what was refused: noted in the village, but for what is done as well elsewhere, unless that was said today. */
export function begunWith(start: Start, kind: Kind, body: Values = {}): Begun {
  const { village, last, refused } = start;
  if (refused) return begunFrom(refused.entry);
  const said = last?.on === today() && last.onSite;
  const onSite = said || !(ELSEWHERE.includes(kind) || isAtStation(start));
  const begins = { ...usualOf(kind), ...body };
  return { id: uuidv7(), village, onSite, body: begins, note: '', details: {}, with: [], made: [] };
}
