import { sql } from 'kysely';
import type { Instant, Month } from '../../domain/calendar/utc8.ts';
import type { Assessment } from '../../domain/duties/assess.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Tx } from '../platform/db/database.ts';
import { columnOf, figures, postingDuties, toColumns, villageDuties } from './columns.ts';
import type { Inputs } from './inputs.ts';
import { sumTownships } from './sums.ts';
import { writeWork } from './work.ts';

/** A village's month, judged. */
export interface Card {
  village: string;
  inputs: Inputs;
  entries: Entry[];
  assessment: Assessment;
  asOf: Instant;
}

/** Villages of one county whose month was counted. */
export interface Counted {
  county: string;
  month: Month;
  villages: string[];
}

/** Puts cards in place of what was there and sums their townships anew; rows of postings that are gone go with them, as do cards of villages without one now. */
export async function writeCards(tx: Tx, { county, month, villages }: Counted, cards: Card[]): Promise<void> {
  const without = villages.filter((village) => !cards.some((card) => card.village === village));
  for (const [table, gone] of [
    ['scorecardPosting', villages],
    ['scorecardVillage', without],
    ['workVillage', without],
  ] as const) {
    if (gone.length === 0) continue;
    await tx
      .deleteFrom(table)
      .where('county', '=', county)
      .where('month', '=', month)
      .where('village', 'in', gone)
      .execute();
  }
  if (cards.length > 0) {
    await insertPostings(tx, county, month, cards);
    await insertVillages(tx, county, month, cards);
    await writeWork(tx, county, month, cards);
  }
  await sumTownships(tx, { county, month, villages });
}

const postingColumns = ['county', 'village', 'month', 'officer', 'posting', ...figureColumns(postingDuties)];
const villageColumns = [
  ...['county', 'village', 'month', 'policy_id', 'policy_version', 'as_of', 'changes_at', 'closed_at'],
  ...figureColumns(villageDuties),
];

function figureColumns(duties: readonly string[]): string[] {
  return duties.flatMap((duty) => figures.map((figure) => `${columnOf(duty)}_${figure}`));
}

const listed = (columns: string[]) => sql.raw(columns.join(', '));

async function insertPostings(tx: Tx, county: string, month: Month, cards: Card[]): Promise<void> {
  const rows = cards.flatMap(({ village, assessment }) =>
    assessment.postings.map((row) => ({
      county,
      village,
      month,
      officer: row.officer,
      posting: row.posting,
      ...toColumns(postingDuties, row.duties),
    })),
  );
  if (rows.length === 0) return;
  await sql`insert into scorecard_posting (${listed(postingColumns)})
    select ${listed(postingColumns)} from jsonb_populate_recordset(null::scorecard_posting, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

async function insertVillages(tx: Tx, county: string, month: Month, cards: Card[]): Promise<void> {
  const rows = cards.map(({ village, inputs, assessment, asOf }) => ({
    county,
    village,
    month,
    policy_id: inputs.policy.id,
    policy_version: inputs.policy.version,
    as_of: asOf,
    changes_at: assessment.changesAt,
    closed_at: inputs.closed,
    ...toColumns(villageDuties, assessment.village),
  }));
  const updates = villageColumns.slice(3).map((column) => `${column} = excluded.${column}`);
  await sql`insert into scorecard_village (${listed(villageColumns)})
    select ${listed(villageColumns)} from jsonb_populate_recordset(null::scorecard_village, ${JSON.stringify(rows)}::jsonb)
    on conflict (county, village, month) do update set ${listed(updates)}`.execute(tx);
}
