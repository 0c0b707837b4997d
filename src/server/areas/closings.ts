import { type AreaRow, areaSheet } from '../../domain/areas/areaSheet.ts';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import { endPostings } from '../assignments/endPostings.ts';
import type { ImportContext } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';
import { openContinuation } from './continuation.ts';

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
  for (const { value } of rows) {
    if (value.closedOn && value.successor) await succeed(tx, value.id, value.successor, context);
  }
  return { faults, warnings };
}

/** Notes the successor once and opens the continuation of the closed journal in it. */
async function succeed(tx: Tx, closed: string, successor: string, context: ImportContext): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('area')
    .set({ successor })
    .where('id', '=', closed)
    .where('successor', 'is distinct from', successor)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await openContinuation(tx, context.clock, { successor, closed });
}
