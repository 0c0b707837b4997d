import { basename } from 'node:path';
import { importers } from '../server/imports/importers.ts';
import { besideServer } from './besideServer.ts';
import { importAndTell, readFiles } from './imports.ts';

const [, ...stations] = importers.areas;

/** Imports stations, officers, postings and absences from sheets, in this order, whatever the order of the files. */
export function importOfficers({ from, dryRun }: { from: string[]; dryRun?: boolean }): Promise<void> {
  return besideServer(async (beside) => {
    const found = await readFiles([...stations, ...importers.officers, ...importers.postings], from);
    return importAndTell(beside, found, { origin: from.map((file) => basename(file)).join(', '), dryRun });
  });
}
