import { sql } from 'kysely';
import { titleOf } from '../../domain/cases/title.ts';
import type { Instant, Month } from '../../domain/calendar/utc8.ts';
import { tell } from '../../domain/journal/tell.ts';
import type { Language } from '../../domain/language/sentences.ts';
import type { Figure, ReportedKind, Standing } from '../../domain/reports/figures.ts';
import type { WorkId } from '../../domain/reports/workIds.ts';
import { rangeOf, scoped, scopedEach } from '../platform/db/database.ts';
import { columnOf } from '../scorecards/columns.ts';
import { assessVillages } from '../scorecards/recount.ts';
import { workOf } from '../scorecards/work.ts';
import type { Services } from '../services.ts';
import { amended, countiesOf, lateBy, spanOf } from './cases.ts';

/** One entry or case behind a figure. */
export interface BehindLine {
  id: string;
  /** Of an entry: its number in the village's journal. */
  number?: number;
  village: { id: string; name: string };
  kind: string;
  title: string;
  at: Instant;
  /** Of a case. */
  state?: string;
  dueAt?: Instant | null;
  /** How much it adds to the figure. */
  adds: number;
}

export interface BehindPage {
  lines: BehindLine[];
  /** Where the next page begins: a village, and of cases the last one's id. */
  next?: string;
}

interface Asked {
  within: string[];
  month: Month;
  language: Language;
  after: string;
  limit: number;
}

/** What a figure of work or of cases is made of, by village; a figure is the sum of what its lines add. */
export function behind(services: Services, { source }: Figure, asked: Asked): Promise<BehindPage> {
  if (source.of === 'work') return entriesBehind(services, source.work, asked);
  if (source.of === 'cases') return casesBehind(services, source, asked);
  return Promise.resolve({ lines: [] });
}

/** How many villages are counted again at once for a page. */
const TOGETHER = 10;

/** Pages end with a village: its entries are counted together, by the rule that made the figure. */
async function entriesBehind(services: Services, work: WorkId, asked: Asked): Promise<BehindPage> {
  const { month, language, limit } = asked;
  const lines: BehindLine[] = [];
  let { after } = asked;
  for (;;) {
    const villages = await villagesWith(services, work, { ...asked, after });
    for (const village of villages) {
      lines.push(...(await entriesOf(services, village, work, month, language)));
      if (lines.length >= limit) return { lines, next: village.id };
    }
    if (villages.length < TOGETHER) return { lines };
    after = villages.at(-1)?.id ?? '';
  }
}

interface Named {
  id: string;
  name: string;
}

async function villagesWith({ db }: Services, work: WorkId, { within, month, after }: Asked): Promise<Named[]> {
  const figure = sql.raw(`w.${columnOf(work)}`);
  const found = await scopedEach(db, within.map(rangeOf), async (tx, range) => {
    const { rows } = await sql<Named>`
      select w.village as id, a.name from work_village w join area a on a.id = w.village
      where w.month = ${month} and w.village >= ${range.lo} and w.village < ${range.hi} and w.village > ${after}
        and ${figure} > 0 order by w.village limit ${TOGETHER}`.execute(tx);
    return rows;
  });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, TOGETHER);
}

async function entriesOf(
  services: Services,
  village: Named,
  work: WorkId,
  month: Month,
  language: Language,
): Promise<BehindLine[]> {
  const [card] = await scoped(services.db, rangeOf(village.id), (tx) =>
    assessVillages(services, tx, [village.id], month),
  );
  if (!card) return [];
  const { shares, own } = workOf(card, month);
  const entries = new Map(own.map((entry) => [entry.id, entry]));
  const lines = shares.flatMap(({ figure, entry: id, adds }): BehindLine[] => {
    const entry = entries.get(id);
    if (entry === undefined || figure !== work) return [];
    const { number, kind, occurredAt } = entry;
    return [{ id, number, village, kind, title: tell(entry, language), at: occurredAt, adds }];
  });
  return lines.sort((a, b) => (a.at < b.at ? -1 : 1));
}

interface CaseRow {
  id: string;
  village: string;
  villageName: string;
  kind: string;
  state: string;
  openedAt: Instant;
  dueAt: Instant | null;
  body: Record<string, unknown>;
}

async function casesBehind(
  services: Services,
  { kind, standing }: { kind: ReportedKind; standing: Standing },
  { within, month, after, limit, language }: Asked,
): Promise<BehindPage> {
  const now = services.clock.journalNow();
  const [village = '', id = NO_CASE] = after.split('~');
  const rows = await scopedEach(services.db, within.map(rangeOf), async (tx, range) => {
    const { first, last } = countiesOf(range);
    const found = await sql<CaseRow>`
      select c.id, c.village, a.name as village_name, c.kind, c.state, c.opened_at, c.due_at,
        e.body || coalesce(k.changes, '{}') as body
      from (select * from "case" where kind = ${kind} and ${stands(standing, month, now)} and not harm
          and state <> 'withdrawn' and county >= ${first} and county <= ${last}
          and village >= ${range.lo} and village < ${range.hi} and (village, id) > (${village}, ${id}::uuid)
        order by village, id limit ${limit + 1}) c
      join area a on a.id = c.village
      join entry e on e.county = c.county and e.village = c.village and e.number = c.opening_number
      left join lateral (${amended}) k on true`.execute(tx);
    return found.rows;
  });
  const page = rows.sort((a, b) => (a.village + a.id < b.village + b.id ? -1 : 1));
  const last = page[limit - 1];
  const lines = page.slice(0, limit).map((row) => lineOf(row, language));
  return { lines, ...(page.length > limit && last && { next: `${last.village}~${last.id}` }) };
}

const NO_CASE = '00000000-0000-0000-0000-000000000000';

function stands(standing: Standing, month: Month, now: Instant) {
  const { start, end } = spanOf(month);
  if (standing === 'opened') return sql`opened_at >= ${start} and opened_at < ${end}`;
  if (standing === 'settled') return sql`closed_at >= ${start} and closed_at < ${end}`;
  const waiting = sql`waiting and opened_at < ${end}`;
  return standing === 'waiting' ? waiting : sql`${waiting} and due_at < ${lateBy(month, now)}`;
}

function lineOf({ villageName, village, openedAt, body, ...row }: CaseRow, language: Language): BehindLine {
  const title = titleOf({ kind: row.kind, body } as unknown as Parameters<typeof titleOf>[0], language);
  return { ...row, village: { id: village, name: villageName }, at: openedAt, title, adds: 1 };
}
