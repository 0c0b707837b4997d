import { addMonths, startOf, type Day, type Instant } from '../../calendar/utc8.ts';
import type { Effective } from '../../journal/effective.ts';
import { byOccurrence } from '../../journal/entry.ts';
import type { Evidence, PostingRule } from '../duty.ts';
import { inMonth, type MonthFacts } from '../facts.ts';
import { postedOn } from '../posted.ts';
import { confirmed } from './monthlyAnalysis.ts';

/**
 * 驻村民警及时通报给包村民警 (S4): of the contact officers' village days in the month, those before which something was told
 * since that officer's previous village day. Nothing is looked for before the first day of the month before: what was told
 * then is no longer news. Reckoned by day for the village day, by the hour for the previous one's end.
 */
export const contactBriefed: PostingRule = {
  id: 'contactBriefed',
  label: { zh: '向包村民警通报', en: 'Contact officer briefed' },
  unit: 'day',
  aim: true,
  of: 'posting',
  rows: ['resident'],
  tally(facts, row, dutiesOf) {
    const briefings = facts.entries.filter(briefs);
    const evidence: Evidence[] = [];
    for (const visit of villageDays(facts)) {
      if (!postedOn(row, dutiesOf, visit.day)) continue;
      const by = briefings.find((told) => told.occurredAt > visit.since && told.occurredOn <= visit.day);
      const why = by === undefined ? 'notBriefed' : 'briefed';
      evidence.push({ id: visit.id, counted: by !== undefined, why, ...(by && { by: by.id }) });
    }
    return { counted: evidence.filter((item) => item.counted).map((item) => item.id), due: evidence.length, evidence };
  },
};

function briefs(entry: Effective): boolean {
  if (entry.kind === 'information') return entry.body.direction === 'toContact';
  return entry.kind === 'caseCounts' || (entry.kind === 'analysis' && confirmed(entry));
}

interface VillageDay {
  day: Day;
  /** The first entry of that day. */
  id: string;
  /** The last one of the village day before. */
  since: Instant;
}

/** The village days of the month of all who were the village's contact officer on that day. */
function villageDays(facts: MonthFacts): VillageDay[] {
  const reach = startOf(`${addMonths(facts.month, -1)}-01`);
  const officers = new Set(facts.rows.map((row) => row.officer));
  const onSite = facts.entries.filter((entry) => entry.onSite && entry.occurredAt >= reach).sort(byOccurrence);
  const days: VillageDay[] = [];
  for (const officer of officers) {
    const rows = facts.rows.filter((row) => row.officer === officer);
    let previous: Effective | undefined;
    let since = reach;
    for (const entry of onSite) {
      if (!entry.own.includes(officer)) continue;
      if (entry.occurredOn !== previous?.occurredOn) {
        since = previous?.occurredAt ?? reach;
        if (inMonth(facts, entry) && rows.some((row) => postedOn(row, 'contact', entry.occurredOn)))
          days.push({ day: entry.occurredOn, id: entry.id, since });
      }
      previous = entry;
    }
  }
  return days;
}
