import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Day, dayOf, type Instant } from '../../domain/calendar/utc8.ts';
import type { Ledger } from '../../domain/numbers/ledgers.ts';
import { monthsAfter } from '../../domain/privacy/retention.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import { type Database, rangeOf, scoped, scopedEach, scopeTo } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { retentionOf } from '../settings/retention.ts';

/** A line of an old ledger, checked. */
export interface HistoryGiven {
  village: string;
  on: Day;
  count?: number | undefined;
  text?: string | undefined;
}

/** Typed texts of what happened before this day are kept no longer, so they are not taken in either (red line R9). */
async function textsAfter({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Day> {
  const { otherTexts } = await retentionOf(db);
  return monthsAfter(dayOf(clock.journalNow()), -otherTexts.months);
}

/** How many of these lines come without their text, which is too old to be kept. */
export async function withoutText(
  services: Pick<Services, 'db' | 'clock'>,
  rows: readonly HistoryGiven[],
): Promise<number> {
  const from = await textsAfter(services);
  return rows.filter(({ on, text }) => text !== undefined && on <= from).length;
}

interface Import {
  ledger: Ledger;
  source: string;
  rows: HistoryGiven[];
}

/** Keeps lines of an old ledger, county by county in one transaction: all or none. Answers the import's id. */
export async function keepHistory(
  services: Pick<Services, 'db' | 'clock'>,
  { ledger, source, rows }: Import,
  by: { officer: string; line: (id: string) => AuditLine },
): Promise<string> {
  const { db, clock } = services;
  const [id, now] = [uuidv7(), clock.now()];
  const from = await textsAfter(services);
  const lines = rows.map(({ village, on, count, text }) => ({
    ...{ county: village.slice(0, 6), village, id: uuidv7(), import: id, ledger, happened_on: on, source },
    ...{ quantity: count ?? null, text: on > from ? (text ?? null) : null, imported_by: by.officer, imported_at: now },
  }));
  await db.transaction().execute(async (tx) => {
    for (const [county, own] of Map.groupBy(lines, (line) => line.county)) {
      await scopeTo(tx, rangeOf(county));
      await sql`insert into history_line
        select * from jsonb_populate_recordset(null::history_line, ${JSON.stringify(own)}::jsonb)`.execute(tx);
    }
    await recordIn(tx, clock, [by.line(id)]);
  });
  return id;
}

export interface HistoryLine {
  id: string;
  import: string;
  ledger: Ledger;
  on: Day;
  count: number | null;
  text: string | null;
  source: string;
  importedAt: Instant;
}

/** A village's lines of old ledgers, the latest first, after the last of a page. */
export function historyOf(
  db: Database,
  { village, before, limit }: { village: string; before: string | undefined; limit: number },
): Promise<HistoryLine[]> {
  const [on = null, id = null] = before?.split('~') ?? [];
  return scoped(db, rangeOf(village), async (tx) => {
    const { rows } = await sql<HistoryLine>`
      select id, import, ledger, happened_on as "on", quantity as count, text, source, imported_at from history_line
      where county = ${village.slice(0, 6)} and village = ${village}
        and (${on}::date is null or (happened_on, id) < (${on}::date, ${id}::uuid))
      order by happened_on desc, id desc limit ${limit}`.execute(tx);
    return rows;
  });
}

export interface HistoryImport {
  id: string;
  ledger: Ledger;
  source: string;
  lines: number;
  villages: number;
  importedAt: Instant;
  by: { badge: string; name: string } | null;
}

/** Imports that put lines into some areas, the latest first, with as many lines as are in reach. */
export async function historyImports(db: Database, areas: string[]): Promise<HistoryImport[]> {
  const found = await scopedEach(db, areas.map(rangeOf), async (tx) => {
    const { rows } = await sql<HistoryImport>`
      select h.import as id, h.ledger, h.source, count(*)::int as lines, count(distinct h.village)::int as villages,
        min(h.imported_at) as imported_at,
        (select json_build_object('badge', o.badge, 'name', o.name) from officer o where o.id = h.imported_by) as by
      from history_line h group by h.import, h.ledger, h.source, h.imported_by`.execute(tx);
    return rows;
  });
  const together = [...Map.groupBy(found, ({ id }) => id).values()].map((parts) => ({
    ...parts[0]!,
    lines: parts.reduce((sum, { lines }) => sum + lines, 0),
    villages: parts.reduce((sum, { villages }) => sum + villages, 0),
  }));
  return together.sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
}

/** Takes an import back within some areas; answers how many lines went. */
export function dropHistory(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: string,
  areas: string[],
  line: AuditLine,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let gone = 0;
    for (const range of areas.map(rangeOf)) {
      await scopeTo(tx, range);
      const { numAffectedRows } = await sql`delete from history_line where import = ${id}`.execute(tx);
      gone += Number(numAffectedRows ?? 0);
    }
    if (gone > 0) await recordIn(tx, clock, [line]);
    return gone;
  });
}
