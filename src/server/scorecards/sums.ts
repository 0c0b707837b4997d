import type { Month } from '../../domain/calendar/utc8.ts';
import type { Range, Tx } from '../platform/db/database.ts';
import { composed, runFixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import type { Counted } from './cards.ts';
import { columnOf, postingDuties, villageDuties } from './columns.ts';

/** How a duty stands in an area: rows by state, and what they require and have done. */
export interface AreaFigures {
  met: number;
  open: number;
  missed: number;
  exempt: number;
  aim: number;
  required: number;
  done: number;
  of: number;
}

export interface AreaRow {
  area: { id: string; name: string };
  villages: number;
  duties: Record<string, AreaFigures>;
}

const LEVELS = [2, 4, 6, 9, 12];
const TOWNSHIP = 9;
const counted = ['met', 'open', 'missed', 'exempt', 'aim', 'required', 'done', 'of'] as const;
const duties = [...postingDuties, ...villageDuties];

/** The sums of a range by area one level below `area`, over the villages that may be seen. */
export async function sumsIn(sender: Sender, range: Range, area: string, month: Month): Promise<AreaRow[]> {
  const below = LEVELS.find((length) => length > area.length) ?? 12;
  // who reaches single villages of a township must not be shown its sum
  const whole = below <= TOWNSHIP && range.lo.length <= TOWNSHIP;
  const statement = whole ? ofTownships : ofVillages;
  return (await sender.send(statement(month, range.lo, range.hi, below))).map(rowOf);
}

/** One row per area: what `sumsIn` found of it in several ranges, added up. */
export function byArea(sums: AreaRow[]): AreaRow[] {
  const found = new Map<string, AreaRow>();
  for (const sum of sums) {
    const row = found.get(sum.area.id) ?? { area: sum.area, villages: 0, duties: {} };
    row.villages += sum.villages;
    for (const [duty, figures] of Object.entries(sum.duties)) row.duties[duty] = added(row.duties[duty], figures);
    found.set(sum.area.id, row);
  }
  return [...found.values()].sort((a, b) => (a.area.id < b.area.id ? -1 : 1));
}

const added = (a: AreaFigures | undefined, b: AreaFigures): AreaFigures =>
  a ? (Object.fromEntries(counted.map((figure) => [figure, a[figure] + b[figure]])) as unknown as AreaFigures) : b;

type Sums = Record<string, number[] | undefined> & { area: string; name: string; villages: number };

function rowOf(row: Sums): AreaRow {
  const found = duties.flatMap((duty) => {
    const values = row[duty] ?? [];
    const figures = Object.fromEntries(counted.map((figure, index) => [figure, values[index] ?? 0]));
    return figures['of'] ? [[duty, figures as unknown as AreaFigures] as const] : [];
  });
  return { area: { id: row.area, name: row.name }, villages: row.villages, duties: Object.fromEntries(found) };
}

const columns = duties.map(columnOf).join(', ');

/** A duty's eight figures over the cards of a group, as an array in the order of `counted`. */
function summed(duty: string): string {
  const column = columnOf(duty);
  const states = ['met', 'open', 'missed', 'exempt', 'aim'].map(
    (state) => `count(*) filter (where ${column}_state = '${state}')`,
  );
  const sums = `coalesce(sum(${column}_required), 0), coalesce(sum(${column}_done), 0), count(${column}_state)`;
  return `array[${states.join(', ')}, ${sums}]::int[] as ${column}`;
}

/** Cards summed by the first `length` characters of their village, for those that `condition` names. */
const cardsBy = (length: string, condition: string): string => `
  (select left(village, ${length}) as area, count(*)::int as villages, ${villageDuties.map(summed).join(', ')}
    from scorecard_village where ${condition} group by 1) v
  left join (select left(village, ${length}) as area, ${postingDuties.map(summed).join(', ')}
    from scorecard_posting where ${condition} group by 1) p using (area)`;

/** $1 month, $2 and $3 the range, $4 by how many characters. */
const ofVillages = composed<Sums>(`
  select area, a.name, villages, ${columns}
  from ${cardsBy('$4::int', 'month = $1 and village >= $2 and village < $3')} join area a on a.id = area`);

const addedUp = (column: string): string =>
  `array[${counted.map((_, index) => `sum(${column}[${index + 1}])`).join(', ')}]::int[] as ${column}`;

/** The same from the townships' sums: a province has a thousand of them, and seventeen thousand villages. */
const ofTownships = composed<Sums>(`
  select s.*, a.name from (
    select left(township, $4::int) as area, sum(villages)::int as villages, ${duties.map((duty) => addedUp(columnOf(duty))).join(', ')}
    from scorecard_township where month = $1 and township >= $2 and township < $3 group by 1
  ) s join area a on a.id = s.area where s.villages > 0`);

const nothing = `array_fill(0, array[${counted.length}])`;

/** $1 county, $2 month, $3 townships; one without a card any more sums to nothing. */
const anew = composed(`
  insert into scorecard_township (county, township, month, villages, ${columns})
  select $1, township, $2, coalesce(villages, 0), ${duties.map((duty) => `coalesce(${columnOf(duty)}, ${nothing})`).join(', ')}
  from unnest($3::text[]) as township left join (
    select * from ${cardsBy('9', 'county = $1 and month = $2 and left(village, 9) = any($3)')}
  ) sums on sums.area = township
  on conflict (county, township, month) do update set villages = excluded.villages,
    ${duties.map((duty) => `${columnOf(duty)} = excluded.${columnOf(duty)}`).join(', ')}`);

/** Sums the townships of these villages anew; in the turn of their month, so that no two add up beside each other. */
export async function sumTownships(tx: Tx, { county, month, villages }: Counted): Promise<void> {
  // the county's own journal, of complaints, lies in no township
  const own = villages.filter((village) => village.length > TOWNSHIP);
  const townships = [...new Set(own.map((village) => village.slice(0, TOWNSHIP)))].sort();
  await runFixed(tx, anew(county, month, townships));
}
