import { useMemo } from 'react';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Pulled } from '../../domain/journal/chain.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Before } from '../../domain/visits/carriedDoors.ts';
import { useClosed } from '../account/villages.ts';
import type { Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';
import { onOpenedOrClosed, useOpened } from '../rest/opened.ts';
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

/** What knowledge is made of. */
interface Lying {
  journals: ReadonlyMap<string, Journal>;
  unsent: readonly Unsent[];
  author: string;
  hour: string;
}

function useLying(): Lying {
  const journals = useJournals();
  const unsent = useUnsent();
  const author = useOpened()?.officer ?? '';
  const hour = useHour();
  return useMemo(() => ({ journals, unsent, author, hour }), [journals, unsent, author, hour]);
}

/** As last read, by village: every part of a screen asks, and what is made of a journal is made once. */
const read = new Map<string, { journal: Journal | undefined; own: number; of: Lying; known: Known }>();
onOpenedOrClosed(() => read.clear());

function knownIn(village: string, of: Lying, part = false): Known {
  const { journals, unsent, author, hour } = of;
  const journal = journals.get(village);
  const here = unsent.filter(({ entry }) => entry.village === village);
  if (part && journal?.more) return knownOf(journal, here, author, nowIn(hour), part);
  const own = here.length;
  const before = read.get(village);
  const isSame = before?.journal === journal && before?.of.author === author && before.of.hour === hour;
  // where nothing was noted, what was noted elsewhere changes nothing
  if (isSame && (before.of.unsent === unsent || before.own + own === 0)) return before.known;
  const known = knownOf(journal, here, author, nowIn(hour));
  read.set(village, { journal, own, of, known });
  return known;
}

/** `part`: also what is here of a journal that did not all come yet, by which nothing may be judged. */
export function useKnown(village: string, part?: boolean): Known {
  const lying = useLying();
  return useMemo(() => knownIn(village, lying, part), [lying, village, part]);
}

/** The closed villages that a village goes on with, as this phone knows them. */
export function useBefore(village: string): readonly Before[] {
  const lying = useLying();
  const closed = useClosed();
  return useMemo(
    () =>
      closed
        .filter((one) => one.in === village)
        .map((one) => ({ ...one, entries: knownIn(one.village, lying).entries })),
    [closed, lying, village],
  );
}

/** What is worked in a village: what is known of it, and the entries of the closed ones it goes on with. */
export function useWork(village: string): Known {
  const known = useKnown(village);
  const before = useBefore(village);
  return useMemo(() => {
    if (before.length === 0) return known;
    return { ...known, entries: [...before.flatMap(({ entries }) => entries), ...known.entries] };
  }, [known, before]);
}

/** Every village of which something lies on this phone. */
export function useKnownVillages(): ReadonlyMap<string, Known> {
  const lying = useLying();
  return useMemo(() => {
    const villages = new Set([...lying.journals.keys(), ...lying.unsent.map(({ entry }) => entry.village)]);
    return new Map([...villages].map((village) => [village, knownIn(village, lying)]));
  }, [lying]);
}

/** All that lies on this phone, of every village. */
export function useAllKnown(): readonly Entry[] {
  const villages = useKnownVillages();
  return useMemo(() => {
    const [first, ...others] = [...villages.values()].map(({ entries }) => entries);
    return others.length === 0 ? (first ?? []) : [first, ...others].flatMap((entries) => entries ?? []);
  }, [villages]);
}
