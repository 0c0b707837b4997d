import { addMonths, monthOf, startOf, type Day, type Instant } from '../../calendar/utc8.ts';
import type { Effective } from '../../journal/effective.ts';
import { byOccurrence } from '../../journal/entry.ts';
import type { Evidence, PostingRule } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import { postedOn } from '../posted.ts';
import { confirmed } from './monthlyAnalysis.ts';

/**
 * 驻村民警及时通报给包村民警 (S4): of the contact officers' village days in the month, those before which something was told
 * since that officer's previous village day. Nothing is looked for before the first day of the month before: what was told
 * then is no longer news. A village day lasts to its last entry: what is told in the evening is for the next one.
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
      const by = briefings.find((told) => told.occurredAt > visit.since && told.occurredAt <= visit.until);
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
  /** Its first entry. */
  id: string;
  day: Day;
  /** Its last entry's time, and that of the village day before. */
  until: Instant;
  since: Instant;
}

/** The village days of the month of all who were the village's contact officer on that day. */
function villageDays(facts: MonthFacts): VillageDay[] {
  const reach = startOf(`${addMonths(facts.month, -1)}-01`);
  const onSite = facts.entries.filter((entry) => entry.onSite && entry.occurredAt >= reach).sort(byDay);
  const officers = new Set(facts.rows.map((row) => row.officer));
  return [...officers].flatMap((officer) => {
    const rows = facts.rows.filter((row) => row.officer === officer);
    const posted = ({ day }: VillageDay) => rows.some((row) => postedOn(row, 'contact', day));
    return daysOf(
      onSite.filter((entry) => entry.own.includes(officer)),
      reach,
    ).filter((visit) => monthOf(visit.day) === facts.month && posted(visit));
  });
}

/** A patrol past midnight belongs to the day before, with what came after it. */
const byDay = (a: Effective, b: Effective): number =>
  a.occurredOn === b.occurredOn ? byOccurrence(a, b) : a.occurredOn < b.occurredOn ? -1 : 1;

/** Entries in order, day by day. */
function daysOf(entries: readonly Effective[], reach: Instant): VillageDay[] {
  const days: VillageDay[] = [];
  for (const { id, occurredOn, occurredAt } of entries) {
    const last = days[days.length - 1];
    if (last?.day === occurredOn) last.until = occurredAt;
    else days.push({ id, day: occurredOn, until: occurredAt, since: last?.until ?? reach });
  }
  return days;
}
