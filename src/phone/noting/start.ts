import { useMemo } from 'react';
import type { Kind } from '../../domain/journal/registry.ts';
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
  /** The one whose screen one came from, else the one used last. */
  village: string;
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
    const usual =
      [from, last?.village].flatMap((id) => villages?.find((one) => one.id === id) ?? [])[0] ?? villages?.[0];
    const village = refused?.entry.village ?? usual?.id;
    return me && villages && village ? { person: personOf(me), villages, village, last, refused } : null;
  }, [me, villages, last, from, refused]);
}

/** Work that is done as well at a desk. */
const ELSEWHERE: readonly Kind[] = ['plan', 'alert', 'analysis', 'populationCount', 'information', 'villageProfile'];

/** A form of a kind before anything is filled in, or with what was refused: noted in the village, but for what is done as well elsewhere, unless that was said today. */
export function begunWith({ village, last, refused }: Start, kind: Kind, body: Values = {}): Begun {
  if (refused) return begunFrom(refused.entry);
  const onSite = !ELSEWHERE.includes(kind) || (last?.on === today() && last.onSite);
  return { village, onSite, body, note: '', details: {}, with: [], made: [] };
}
