import { useEffect, useState } from 'react';
import { addDays, addMonths, type Month } from '../../domain/calendar/utc8.ts';
import type { OwnLine } from '../../domain/today/myMonth.ts';
import { today } from '../../ui/time.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { useClosed, useVillages } from '../account/villages.ts';
import { NONE as NOT_READ, useJournals } from '../journal/journals.ts';
import { DAYS } from '../journal/pull.ts';
import { answered, server } from '../platform/server.ts';
import { opened } from '../rest/opened.ts';

export interface Earlier {
  lines: readonly OwnLine[];
  /** `whole`: nothing of the month is missing here, or all of it came. */
  state: 'whole' | 'asking' | 'missing';
}

const NONE: readonly OwnLine[] = [];

/** What of a month does not lie on the phone, in villages that are theirs now: asked of the server, kept in memory only. */
export function useEarlier(month: Month): Earlier & { again: () => void } {
  const language = useLanguage();
  const villages = useMissing(month);
  const [tries, setTries] = useState(0);
  const asked = [month, language, tries, villages].join(' ');
  const [found, setFound] = useState<{ asked: string; lines?: readonly OwnLine[] }>();
  useEffect(() => {
    if (villages === '') return undefined;
    let left = false;
    const keep = (lines?: readonly OwnLine[]) => !left && setFound({ asked, ...(lines && { lines }) });
    Promise.all(villages.split(' ').map((village) => linesOf(village, month, language))).then(
      (read) => keep(read.flat()),
      () => keep(),
    );
    return () => void (left = true);
  }, [asked, villages, month, language]);
  const again = () => setTries(tries + 1);
  if (villages === '') return { lines: NONE, state: 'whole', again };
  if (found?.asked !== asked) return { lines: NONE, state: 'asking', again };
  return { lines: found.lines ?? NONE, state: found.lines ? 'whole' : 'missing', again };
}

/**
 * Villages of which the phone has not all of a month: a phone begins with a year, at the edge of coverage with a part of it, and one
 * without room gives up what it had.
 */
function useMissing(month: Month): string {
  const journals = useJournals();
  const old = `${month}-01` < addDays(today(), -DAYS);
  const mine = (useVillages() ?? []).map(({ id }) => id);
  return [...mine, ...useClosed().map(({ village }) => village)]
    .filter((id) => {
      const journal = journals.get(id);
      if (journal === undefined || journal.more) return journals !== NOT_READ;
      return old && journal.anchor.number > 0;
    })
    .join(' ');
}

const LIMIT = 200;

/** One's own entries of a month in a village, as the diary tells them. */
async function linesOf(village: string, month: Month, language: Language): Promise<OwnLine[]> {
  const { officer } = opened();
  const days = { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  const lines: OwnLine[] = [];
  for (let before: number | undefined; ;) {
    const query = { village, officer, ...days, limit: LIMIT, ...(before && { before }) };
    const headers = { 'accept-language': language };
    const { entries, next } = await answered(server.GET('/api/diary', { params: { query }, headers }));
    for (const entry of entries)
      if ('id' in entry && entry.own.includes(officer)) {
        const { id, kind, occurredAt, occurredOn, onSite, note, told: text } = entry;
        lines.push({ id, village, kind, occurredAt, occurredOn, onSite, note: note ?? undefined, text, mine: false });
      }
    if (next === undefined) return lines;
    before = next;
  }
}
