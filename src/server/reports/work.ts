import type { Month } from '../../domain/calendar/utc8.ts';
import type { Values } from '../../domain/reports/report.ts';
import { type WorkId, workIds } from '../../domain/reports/workIds.ts';
import type { Range } from '../platform/db/database.ts';
import { composed, fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import { columnOf } from '../scorecards/columns.ts';
import { lengthBelow } from './below.ts';

type Sums = { area: string } & Record<WorkId, number>;

/** By area, in so many characters of the village: $1 month, $2 and $3 the range, $4 how many characters. */
const summing = composed<Sums>(`select left(village, $4::int) as area,
    ${workIds.map((id) => `sum(${columnOf(id)})::int as ${columnOf(id)}`).join(', ')}
  from work_village where month = $1 and village >= $2 and village < $3 group by 1`);

/** The sums of a range's work one level below `area`. */
export async function workIn(
  sender: Sender,
  range: Range,
  { area, month }: { area: string; month: Month },
): Promise<{ area: string; values: Values }[]> {
  const rows = await sender.send(summing(month, range.lo, range.hi, lengthBelow(area)));
  return rows.map((row) => ({ area: row.area, values: plain(row) }));
}

const plain = (row: Sums): Values => Object.fromEntries(workIds.map((id) => [id, row[id]]));

/** Entries of a range's month by campaign; most villages have none. */
export const campaignsIn = (sender: Sender, range: Range, month: Month): Promise<{ id: string; entries: number }[]> =>
  sender.send(fixed<{ id: string; entries: number }>`
    select c.key as id, sum(c.value::int)::int as entries from work_village w, jsonb_each_text(w.campaigns) c
    where w.month = ${month} and w.village >= ${range.lo} and w.village < ${range.hi} and w.campaigns <> '{}'
    group by 1`);
