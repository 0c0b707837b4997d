import { sql } from 'kysely';
import type { Month } from '../../domain/calendar/utc8.ts';
import { lateFor } from '../../domain/duties/assess.ts';
import { countWork, type Work } from '../../domain/reports/countWork.ts';
import { workIds } from '../../domain/reports/workIds.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Card } from './cards.ts';
import { columnOf } from './columns.ts';

/** The work behind a card: of a closed month, what had arrived by then. */
export function workOf({ entries, inputs }: Pick<Card, 'entries' | 'inputs'>, month: Month): Work {
  const isLate = lateFor(inputs);
  return countWork(
    entries.filter((entry) => !isLate(entry)),
    month,
  );
}

const columns = ['county', 'village', 'month', 'campaigns', ...workIds.map(columnOf)];
const listed = sql.raw(columns.join(', '));
const updates = sql.raw(
  columns
    .slice(3)
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
);

/** Puts each card's work in place of what was there, in the card's transaction: stale, fresh and rebuilt together. */
export async function writeWork(tx: Tx, county: string, month: Month, cards: Card[]): Promise<void> {
  const rows = cards.map((card) => {
    const { figures, campaigns } = workOf(card, month);
    const named = Object.fromEntries(workIds.map((id) => [columnOf(id), figures[id]]));
    return { county, village: card.village, month, campaigns, ...named };
  });
  await sql`insert into work_village (${listed})
    select ${listed} from jsonb_populate_recordset(null::work_village, ${JSON.stringify(rows)}::jsonb)
    on conflict (county, village, month) do update set ${updates}`.execute(tx);
}
