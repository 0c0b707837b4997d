import { writeFile } from 'node:fs/promises';
import { templateOf } from '../src/server/imports/templates.ts';

// `npm run templates` writes data/templates anew from the sheets' own columns.
async function template(name: string, kinds: string[]): Promise<void> {
  await writeFile(new URL(`../data/templates/${name}`, import.meta.url), await templateOf(kinds));
}

await template('areas.xlsx', ['areas', 'stations', 'stationVillages']);
await template('officers.xlsx', ['officers', 'postings', 'absences']);
