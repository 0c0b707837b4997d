import { sql } from 'kysely';
import { type AreaRow, areaSheet } from '../../domain/areas/areaSheet.ts';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import { endPostings } from '../assignments/endPostings.ts';
import type { ImportContext } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';
import { type Merge, openContinuations } from './continuation.ts';

/**
 * Closes villages: their postings end the day before, and the one a village was merged into goes on with its journal. A
 * posting that would begin afterwards is a fault: it has to be moved first.
 */
export async function closeVillages(
  tx: Tx,
  rows: Numbered<AreaRow>[],
  context: ImportContext,
): Promise<{ faults: Fault[]; warnings: Fault[] }> {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  for (const { row, value } of rows) {
    if (!value.closedOn || value.id.length !== 12) continue;
    const ended = await endPostings(tx, context, { villages: [value.id] }, value.closedOn);
    if (ended === 'begins later') faults.push(fault(areaSheet.name, row, 'posted_after_closing', value.id));
    else if (ended > 0) warnings.push(fault(areaSheet.name, row, 'postings_ended', value.id));
  }
  // journals last: whoever counts takes its turn first and the journal's head then
  const merges = await succeed(tx, rows);
  await openContinuations(tx, context.clock, merges);
  // a successor's people read what it continues
  if (merges.length > 0) await context.signIn.changed(tx, 'everyone');
  return { faults, warnings };
}

/** Notes the successors of merged villages; answers those that are new. */
async function succeed(tx: Tx, rows: Numbered<AreaRow>[]): Promise<Merge[]> {
  const merged = rows.flatMap(({ value: { id, closedOn, successor } }) =>
    closedOn && successor ? [{ closed: id, on: closedOn, successor }] : [],
  );
  const { rows: fresh } = await sql<{ id: string }>`
    update area set successor = i.successor
    from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as i (closed text, successor text)
    where area.id = i.closed and area.successor is distinct from i.successor returning area.id`.execute(tx);
  const ids = new Set(fresh.map(({ id }) => id));
  return merged.filter(({ closed }) => ids.has(closed));
}
