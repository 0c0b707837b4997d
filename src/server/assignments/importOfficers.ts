import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import { type OfficerRow, officerSheet } from '../../domain/people/sheets.ts';
import { type ImportContext, type Importer, nothing } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';
import { endPostings } from './endPostings.ts';
import { settle } from './settle.ts';

/** Enters officers with the role `officer`; they sign in once the administrator or single sign-on gives them the means. */
export const officerImporter: Importer<OfficerRow> = {
  sheet: officerSheet,
  async apply(tx, rows, context) {
    const { once, faults } = withoutRepeats(rows);
    const stored = await store(
      tx,
      context,
      once.map(({ value }) => value),
    );
    const added = stored.filter((row) => row.added).map(({ id }) => id);
    const changed = stored.filter((row) => !row.added).map(({ id }) => id);
    await sql`insert into role_grant (officer, role) select id, 'officer' from unnest(${added}::uuid[]) as added (id)`.execute(
      tx,
    );
    await settle(tx, context, [], changed);
    const leaving = await endLeavers(tx, once, context);
    context.progress(rows.length, rows.length);
    return {
      ...nothing(),
      added: added.length,
      changed: changed.length,
      unchanged: once.length - stored.length,
      faults: [...faults, ...leaving.faults],
      warnings: leaving.warnings,
      audit: stored.map((row) => ({ action: row.added ? 'officer.create' : 'officer.change', target: row.id })),
    };
  },
};

function withoutRepeats(rows: Numbered<OfficerRow>[]): { once: Numbered<OfficerRow>[]; faults: Fault[] } {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const once = rows.filter(({ row, value }) => {
    const badge = value.badge.toLowerCase();
    if (seen.has(badge)) faults.push(fault(officerSheet.name, row, 'badge_twice', value.badge, '警号'));
    return !seen.has(badge) && seen.add(badge);
  });
  return { once, faults };
}

/** New and changed officers only; an empty cell keeps what is known. */
async function store(tx: Tx, { clock }: ImportContext, rows: OfficerRow[]): Promise<{ id: string; added: boolean }[]> {
  const input = rows.map((row) => ({ id: uuidv7(), ...row }));
  const { rows: stored } = await sql<{ id: string; added: boolean }>`
    insert into officer as known (id, badge, name, work_phone, unit, grade, created_at, left_on)
    select coalesce(o.id, i.id), coalesce(o.badge, i.badge), i.name, coalesce(i."workPhone", o.work_phone),
      coalesce(i.unit, o.unit), coalesce(i.grade, o.grade, 'police'), ${clock.now()}, coalesce(i."leftOn", o.left_on)
    from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i (id uuid, badge text, name text, "workPhone" text,
      unit text, grade text, "leftOn" date)
    left join officer o on lower(o.badge) = lower(i.badge)
    on conflict (id) do update set name = excluded.name, work_phone = excluded.work_phone, unit = excluded.unit,
      grade = excluded.grade, left_on = excluded.left_on
    where (known.name, known.work_phone, known.unit, known.grade, known.left_on)
      is distinct from (excluded.name, excluded.work_phone, excluded.unit, excluded.grade, excluded.left_on)
    returning known.id, (xmax = 0) as added`.execute(tx);
  return stored;
}

/** Whoever has left answers for no village any more: no board may go on naming them. */
async function endLeavers(
  tx: Tx,
  rows: Numbered<OfficerRow>[],
  context: ImportContext,
): Promise<{ faults: Fault[]; warnings: Fault[] }> {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const leavers = rows.filter(({ value }) => value.leftOn !== undefined);
  const officers = await officersByBadge(
    tx,
    leavers.map(({ value }) => value.badge),
  );
  for (const { row, value } of leavers) {
    const id = officers.get(value.badge.toLowerCase());
    if (!id || !value.leftOn) continue;
    const ended = await endPostings(tx, context, { officers: [id] }, value.leftOn);
    if (ended === 'begins later') faults.push(fault(officerSheet.name, row, 'posted_after_leaving', value.badge));
    else if (ended > 0) warnings.push(fault(officerSheet.name, row, 'left_postings_ended', value.badge));
  }
  return { faults, warnings };
}

/** Officers' ids by their badge number in lower case. */
export async function officersByBadge(tx: Tx, badges: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(badges.map((badge) => badge.toLowerCase()))];
  const { rows } = await sql<{ id: string; badge: string }>`
    select id, lower(badge) as badge from officer where lower(badge) = any(${wanted}::text[])`.execute(tx);
  return new Map(rows.map(({ id, badge }) => [badge, id]));
}
