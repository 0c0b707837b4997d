import { type Fault, fault } from '../../domain/imports/fault.ts';
import { type Numbered, readRows, recognise, type Sheet } from '../../domain/imports/sheet.ts';
import { recordIn } from '../audit/audit.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import type { AnyImporter, ImportContext, Outcome } from './importer.ts';

/** What an import did, or would do. */
export interface ImportReport {
  /** False when there were faults or it was a dry run: then nothing is stored. */
  applied: boolean;
  sheets: ({ sheet: string; rows: number } & Pick<Outcome, 'added' | 'changed' | 'unchanged'>)[];
  faults: Fault[];
  warnings: Fault[];
}

/** Sheets as read from files, or rows made by the program. */
export type Batch = { importer: AnyImporter; rows: Numbered<unknown>[]; count: number; faults: Fault[] };

class Undo extends Error {}

/** Rows by importer, in the order in which they depend on each other; faults of unknown sheets and rows are kept with them. */
export function batchesOf(
  importers: readonly AnyImporter[],
  sheets: readonly Sheet[],
): { batches: Batch[]; faults: Fault[] } {
  const kinds = importers.map(({ sheet }) => sheet);
  const faults: Fault[] = [];
  const batches: Batch[] = [];
  for (const sheet of sheets) {
    if (sheet.rows.every((row) => row.every((cell) => cell.trim() === ''))) continue;
    const kind = recognise(kinds, sheet);
    const importer = importers.find((one) => one.sheet === kind);
    if (!kind || !importer) faults.push(fault(sheet.name, 1, 'unknown_sheet', sheet.name));
    else batches.push({ importer, ...readRows(kind, sheet) });
  }
  batches.sort((a, b) => importers.indexOf(a.importer) - importers.indexOf(b.importer));
  return { batches, faults };
}

/**
 * Imports all batches in one transaction, or nothing: with any fault, and in a dry run, it is rolled back. So a dry run says
 * exactly what the import would do. The same rows again change nothing.
 */
export async function runImport(
  db: Database,
  { batches, faults }: { batches: Batch[]; faults: Fault[] },
  context: ImportContext,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ImportReport> {
  const report: ImportReport = { applied: false, sheets: [], faults: [...faults], warnings: [] };
  try {
    await db.transaction().execute(async (tx) => {
      for (const batch of batches) await applyBatch(tx, batch, context, report);
      if (dryRun || report.faults.length > 0) throw new Undo();
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
  report.faults.push(...batch.faults, ...outcome.faults);
  report.warnings.push(...outcome.warnings);
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
