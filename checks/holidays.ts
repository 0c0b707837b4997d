/**
 * Writes data/holidays-cn.json from the package chinese-days (MIT); `--check` only compares. Run it when a new version of
 * the package brings the State Council's notice for the next year (usually in November).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { holidaysSchema, type Holidays } from '../src/domain/calendar/holidays.ts';

/** Entries before 2013 are refused, so no clock ever runs there. */
const FIRST_YEAR = '2013';
const target = new URL('../data/holidays-cn.json', import.meta.url);

interface Announced {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

function fromPackage(): Holidays {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const announced = JSON.parse(readFileSync(path, 'utf8')) as Announced;
  const rows = [
    ...Object.keys(announced.holidays).map((day) => [day, 'holiday'] as const),
    ...Object.keys(announced.workdays).map((day) => [day, 'workday'] as const),
  ]
    .filter(([day]) => day >= FIRST_YEAR)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // The package itself answers for later years too, as if they had no holidays: its last notice is where knowledge ends.
  // A notice can still move the last days of the December before it.
  const lastYear = rows[rows.length - 1]![0].slice(0, 4);
  return holidaysSchema.parse({ coverageUntil: `${lastYear}-12-31`, days: Object.fromEntries(rows) });
}

const text = `${JSON.stringify(fromPackage(), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('data/holidays-cn.json is not what chinese-days says: npm run holidays');
  process.exitCode = 1;
}
