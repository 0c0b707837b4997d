import { useMemo } from 'react';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Pulled } from '../../domain/journal/chain.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Before } from '../../domain/visits/carriedDoors.ts';
import { useClosed } from '../account/villages.ts';
import type { Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';
import { useOpened } from '../rest/opened.ts';
import { now, useClock } from '../../ui/time.tsx';
import { type Journal, useJournals } from './journals.ts';

/** A village as this phone knows it: what was pulled, and what was noted here and waits. */
export interface Known {
  entries: readonly Entry[];
  /** Some of it waits to be sent, or for the station: what follows from it is provisional. */
  provisional: boolean;
  /** Else it was never pulled to the end yet: what is known is only what was noted here. */
  pulled: boolean;
  asOf: Instant;
}

/** What the phone knows of a village. Refused entries count nowhere: nothing of them was taken. */
function knownOf(
  journal: Journal | undefined,
  unsent: readonly Unsent[],
  author: string,
  asOf: Instant,
  part = false,
): Known {
  const whole = journal !== undefined && !journal.more;
  const pulled = journal && (whole || part) ? [...journal.carry, ...journal.entries].filter(isShown) : [];
  const seen = new Set(pulled.map(({ id }) => id));
  const own = unsent.filter(({ state, entry }) => state !== 'refused' && !seen.has(entry.id));
  const mine = own.map(({ entry, order }) => ({ ...entry, author, number: FAR + order, receivedAt: asOf }));
  return {
    entries: [...pulled, ...mine] as unknown as Entry[],
    provisional: own.some(({ state }) => state !== 'sent'),
    pulled: whole,
    asOf,
  };
}

/** Numbers of entries without one: after all others, in the order noted. */
const FAR = 2 ** 31;

const isShown = (entry: Pulled): entry is Exclude<Pulled, { withheld: true }> => !('withheld' in entry);

/** Clocks count in hours: what is known is read anew each hour, and when a phone is taken up the next morning. */
const useHour = (): string => useClock(thisHour);
const thisHour = (): string => now().slice(0, 13);
const nowIn = (_hour: string): Instant => now();

/** `part`: also what is here of a journal that did not all come yet, by which nothing may be judged. */
export function useKnown(village: string, part?: boolean): Known {
  const journal = useJournals().get(village);
  const unsent = useUnsent();
  const author = useOpened()?.officer ?? '';
  const hour = useHour();
  return useMemo(() => {
    const here = unsent.filter(({ entry }) => entry.village === village);
    return knownOf(journal, here, author, nowIn(hour), part);
  }, [journal, unsent, author, village, part, hour]);
}

/** The closed villages that a village goes on with, as this phone knows them. */
export function useBefore(village: string): readonly Before[] {
  const journals = useJournals();
  const unsent = useUnsent();
  const author = useOpened()?.officer ?? '';
  const closed = useClosed();
  const hour = useHour();
  return useMemo(
    () =>
      closed
        .filter((one) => one.in === village)
        .map((one) => {
          const here = unsent.filter(({ entry }) => entry.village === one.village);
          return { ...one, entries: knownOf(journals.get(one.village), here, author, nowIn(hour)).entries };
        }),
    [closed, journals, unsent, author, village, hour],
  );
}

/** Every village of which something lies on this phone. */
export function useKnownVillages(): ReadonlyMap<string, Known> {
  const journals = useJournals();
  const unsent = useUnsent();
  const author = useOpened()?.officer ?? '';
  const hour = useHour();
  return useMemo(() => {
    const villages = new Set([...journals.keys(), ...unsent.map(({ entry }) => entry.village)]);
    const known = [...villages].map((village) => {
      const here = unsent.filter(({ entry }) => entry.village === village);
      return [village, knownOf(journals.get(village), here, author, nowIn(hour))] as const;
    });
    return new Map(known);
  }, [journals, unsent, author, hour]);
}

/** All that lies on this phone, of every village. */
export function useAllKnown(): readonly Entry[] {
  const villages = useKnownVillages();
  return useMemo(() => [...villages.values()].flatMap(({ entries }) => entries), [villages]);
}
