import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'react';
import { type Instant, monthOf } from '../../domain/calendar/utc8.ts';
import { news, type News } from '../../domain/today/news.ts';
import { tell } from '../../domain/journal/tell.ts';
import { workedIn } from '../../domain/people/onPhone.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { type Language, useLanguage } from '../../ui/words.ts';
import { useMinute, useToday } from '../../ui/time.tsx';
import { useMe } from '../account/me.ts';
import { contextOf } from '../journal/context.ts';
import { useKnownVillages } from '../journal/entries.ts';
import { type KeptJudging, keptJudging } from '../journal/duties.ts';
import { useUnsent } from '../outbox/watch.ts';
import { outcomeOf } from '../today/outcomeOf.ts';
import { opened } from '../rest/opened.ts';
import { useSeen, useTaken } from './seen.ts';

/** A line of the inbox. */
export interface Message {
  key: string;
  what: News['what'] | 'taken' | 'givenBack';
  at: Instant;
  /** The other side's answer: taken up, or not. */
  answer?: string | undefined;
  /** It is the contact officer's, not the station's. */
  ofContact?: boolean;
  village: string;
  /** What it is about, in a sentence. */
  about: string;
  /** What the other side wrote beside it. */
  word?: string | undefined;
  /** Where to go. */
  to: string;
}

/** All that came for whoever has the phone, the latest first. */
export function useMessages(): readonly Message[] {
  const language = useLanguage();
  const villages = useKnownVillages();
  const judging = useEveryJudging([...villages.keys()].join(' '));
  const taken = useTaken();
  const unsent = useUnsent();
  // clocks run out while one looks
  const asOf = useMinute();
  return useMemo(() => {
    const me = opened().officer;
    const told = [...villages].flatMap(([village, { entries }]) =>
      news(entries, me, contextOf(judging.get(village), asOf)).map((one) => messageOf(one, language)),
    );
    const decided = (taken ?? []).map(({ id, village, at, what }): Message => ({
      ...{ key: `taken ${id}`, what: 'taken', at, village, about: what[language] },
      to: `/village/${village}/journal`,
    }));
    const returned = unsent
      .filter(({ state, code }) => state === 'refused' && code === 'returned')
      .map(({ entry, issues }): Message => ({
        ...{ key: `givenBack ${entry.id}`, what: 'givenBack', at: entry.recordedAt, village: entry.village },
        about: tell(entry, language),
        ...{ word: issues?.map(({ message }) => message).join(' '), to: '/outbox' },
      }));
    return [...told, ...decided, ...returned].sort((a, b) => (a.at > b.at ? -1 : 1));
  }, [villages, judging, taken, unsent, asOf, language]);
}

const messageOf = ({ key, what, at, entry, word }: News, language: Language): Message => ({
  ...{ key, what, at, village: entry.village, about: titleOf(entry, language), word: word?.note },
  ...(word?.kind === 'informationOutcome' && { answer: outcomeOf(word, language) }),
  ofContact: entry.kind === 'information' && entry.body.direction === 'toContact',
  to: `/case/${entry.village}/${entry.id}`,
});

/** How many of these were not there when the inbox was last looked at. */
export function useFresh(messages: readonly Message[]): readonly Message[] {
  const seen = useSeen();
  return useMemo(
    () => (seen === undefined ? [] : messages.filter(({ key }) => !(seen ?? []).includes(key))),
    [messages, seen],
  );
}

/** What every village's month is judged by, as kept. */
function useEveryJudging(villages: string): ReadonlyMap<string, KeptJudging> {
  const me = useMe();
  const [found, setFound] = useState<ReadonlyMap<string, KeptJudging>>(new Map());
  const month = monthOf(useToday());
  useEffect(() => {
    const asked = liveQuery(async () => {
      const judging = (id: string) => keptJudging(workedIn(me ?? {}, id), month);
      const read = villages.split(' ').map(async (id) => [id, await judging(id)] as const);
      return new Map(await Promise.all(read));
    });
    const subscription = asked.subscribe({ next: setFound, error: reportError });
    return () => subscription.unsubscribe();
  }, [villages, me, month]);
  return found;
}
