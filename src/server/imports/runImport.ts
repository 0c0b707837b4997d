import { type Fault, fault } from '../../domain/imports/fault.ts';
import { type Numbered, readRows, recognise, type Sheet } from '../../domain/imports/sheet.ts';
import { recordIn } from '../audit/audit.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import type { AnyImporter, ImportContext, Outcome } from './importer.ts';
import { tellIn } from '../live/live.ts';

/** What an import did, or would do. */
export interface ImportReport {
  /** False when there were faults or it was a dry run: then nothing is stored. */
  applied: boolean;
  sheets: ({ sheet: string; rows: number } & Pick<Outcome, 'added' | 'changed' | 'unchanged'>)[];
  faults: Fault[];
  warnings: Fault[];
}

/** A sheet as read from a file, or rows made by the program. `table`: which of the sheets sent. */
export type Batch = {
  importer: AnyImporter;
  rows: Numbered<unknown>[];
  count: number;
  faults: Fault[];
  table?: number;
};

class Undo extends Error {}

/** What is to be imported, and what was wrong with it before anything was tried. */
export interface Read {
  batches: Batch[];
  faults: Fault[];
  warnings?: Fault[];
}

/**
 * Rows by importer, in the order in which they depend on each other; faults of unknown sheets and rows are kept with them. A
 * sheet of another import (`others`) is passed over with a warning: one workbook may serve two people.
 */
export function batchesOf(
  importers: readonly AnyImporter[],
  sheets: readonly Sheet[],
  others: readonly AnyImporter[] = [],
): Read {
  const kinds = [...importers, ...others].map(({ sheet }) => sheet);
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const batches: Batch[] = [];
  for (const [table, sheet] of sheets.entries()) {
    if (sheet.rows.every((row) => row.every((cell) => cell.trim() === ''))) continue;
    const kind = recognise(kinds, sheet);
    const importer = importers.find((one) => one.sheet === kind);
    if (!kind) faults.push({ ...fault(sheet.name, 1, 'unknown_sheet', sheet.name), table });
    else if (!importer) warnings.push({ ...fault(kind.name, 1, 'other_import', sheet.name), table });
    else batches.push({ importer, table, ...readRows(kind, sheet) });
  }
  batches.sort((a, b) => importers.indexOf(a.importer) - importers.indexOf(b.importer));
  return { batches, faults, warnings };
}

/**
 * Imports all batches in one transaction, or nothing: with any fault, and in a dry run, it is rolled back. So a dry run says
 * exactly what the import would do. The same rows again change nothing.
 */
export async function runImport(
  db: Database,
  { batches, faults, warnings = [] }: Read,
  context: ImportContext,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ImportReport> {
  const report: ImportReport = { applied: false, sheets: [], faults: [...faults], warnings: [...warnings] };
  try {
    await db.transaction().execute(async (tx) => {
      for (const batch of batches) await applyBatch(tx, batch, context, report);
      if (dryRun || report.faults.length > 0) throw new Undo();
      await tellIn(tx, { kind: 'coverage', areas: context.within });
    });
    report.applied = true;
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  report.faults.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1));
  return report;
}

async function applyBatch(tx: Tx, batch: Batch, context: ImportContext, report: ImportReport): Promise<void> {
  const sheet = batch.importer.sheet.name;
  const outcome = await batch.importer.apply(tx, batch.rows, context);
  const placed = (one: Fault): Fault => (batch.table === undefined ? one : { ...one, table: batch.table });
  report.faults.push(...[...batch.faults, ...outcome.faults].map(placed));
  report.warnings.push(...outcome.warnings.map(placed));
  const { added, changed, unchanged } = outcome;
  report.sheets.push({ sheet, rows: batch.count, added, changed, unchanged });
  const lines = [{ action: `${sheet}.import`, target: context.origin }, ...outcome.audit];
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const some = lines.slice(at, at + LINES_AT_ONCE);
    await recordIn(
      tx,
      context.clock,
      some.map((line) => ({ ...context.by, ...line })),
    );
  }
}

/** One statement takes at most 65,535 values. */
const LINES_AT_ONCE = 2000;
