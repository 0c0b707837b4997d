import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { recordIn } from '../server/audit/audit.ts';
import { exportLines } from '../server/journal/export.ts';
import { headKey } from '../server/journal/headKey.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { besideServer } from './besideServer.ts';

/** Writes a village's journal, after the audit line. */
export function exportJournal({ village, out }: { village: string; out?: string }): Promise<void> {
  if (!/^[0-9A-Z]{6}([0-9A-Z]{6})?$/.test(village)) {
    throw new Sentence(`不是村编码:${village}`, `Not a village id: ${village}`);
  }
  return besideServer(async ({ settings, connection, clock }) => {
    await recordIn(connection.db, clock, [{ account: 'system', action: 'journal.export', village }]);
    const lines = exportLines(connection.db, headKey(settings.dataDir), village, clock.now());
    const target = out === undefined ? process.stdout : createWriteStream(out, { mode: 0o600 });
    await pipeline(ended(lines), target, { end: out !== undefined });
    return true;
  });
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
