import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Fault } from '../domain/imports/fault.ts';
import type { AnyImporter, ImportContext } from '../server/imports/importer.ts';
import { type Batch, batchesOf, type ImportReport, runImport } from '../server/imports/runImport.ts';
import { tellOthers } from '../server/people/signIn.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { readSheets, UnreadableSheet } from '../server/platform/sheets.ts';
import { type Beside, tell } from './besideServer.ts';

/** Reads files of sheets; a missing or unreadable one ends the command with a sentence. */
export async function readFiles(importers: readonly AnyImporter[], files: string[]) {
  const sheets = [];
  for (const file of files) {
    try {
      sheets.push(...(await readSheets(await readFile(file), basename(file))));
    } catch (error) {
      if (error instanceof UnreadableSheet)
        throw new Sentence(`打不开这个表格:${file}`, `Cannot open this sheet: ${file}`);
      throw new Sentence(`读不到文件:${file}`, `Cannot read the file: ${file}`, error);
    }
  }
  return batchesOf(importers, sheets);
}

/** Runs an import as the operator, with a progress bar, and says what became of it. */
export async function importAndTell(
  { connection, clock }: Pick<Beside, 'connection' | 'clock'>,
  found: { batches: Batch[]; faults: Fault[] },
  { origin, dryRun = false }: { origin: string; dryRun?: boolean | undefined },
): Promise<boolean> {
  const bar = new SingleBar(
    { format: '{bar} {percentage}% {value}/{total}', clearOnComplete: true },
    Presets.shades_classic,
  );
  const context: ImportContext = {
    clock,
    signIn: { changed: tellOthers },
    by: { account: 'system' },
    within: [''],
    origin,
    progress: (done, of) => (bar.isActive ? bar.update(done) : bar.start(of, done)),
  };
  const report = await runImport(connection.db, found, context, { dryRun }).finally(() => bar.stop());
  tellReport(report, dryRun);
  return report.faults.length === 0;
}

function tellReport({ applied, sheets, faults, warnings }: ImportReport, dryRun: boolean): void {
  for (const { sheet, rows, added, changed, unchanged } of sheets) {
    tell(`${sheet}: ${rows}行 / rows · 新增 added ${added} · 更改 changed ${changed} · 未变 unchanged ${unchanged}`);
  }
  for (const one of faults) tell(lineOf('✗', one));
  for (const one of warnings) tell(lineOf('!', one));
  if (applied) tell('已导入 / imported');
  else if (faults.length > 0)
    tell(`有${faults.length}处错误,什么都没有导入 / ${faults.length} faults: nothing was imported`);
  else if (dryRun) tell('试运行,什么都没有导入 / dry run: nothing was imported');
}

const lineOf = (sign: string, { sheet, row, column, message }: Fault): string =>
  `${sign} ${sheet} 第${row}行${column ? ` ${column}` : ''}:${message.zh} / row ${row}: ${message.en}`;
