import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { FileReference } from '../../domain/journal/entry.ts';
import { entryColumns, type EntryRow } from '../journal/rows.ts';

/** An entry that a photo belongs to. */
export interface ReferringRow extends EntryRow {
  files: FileReference[];
  /** The day on which it was withdrawn; null: it stands. */
  withdrawnOn: Day | null;
}

/** What `files @>` asks for. Beside it stands `files is not null`, for the index `entry_files`. */
export const holding = (sha256: string): string => JSON.stringify([{ sha256 }]);

/** The day on which an entry of `e` was withdrawn, when its last correction says so. */
export const withdrawnOn = sql`(
  select case when k.body ->> 'action' = 'withdraw' then (k.received_at at time zone 'Asia/Shanghai')::date end
  from entry k
  where k.county = e.county and k.village = e.village and k.about = e.id and k.kind = 'correction'
  order by k.recorded_at desc, k.id desc limit 1)`;

/** The entries of a village that a photo belongs to. */
export const referringTo = (village: string, sha256: string): RawBuilder<ReferringRow> => sql<ReferringRow>`
  select ${entryColumns}, ${withdrawnOn} as withdrawn_on from entry e
  where e.county = ${village.slice(0, 6)} and e.village = ${village} and e.files is not null
    and e.files @> ${holding(sha256)}::jsonb
  order by e.number`;

/** Whether an officer noted an entry in this village, recorded or waiting for the station, that the photo belongs to. */
export const ownOf = (village: string, officer: string, sha256: string): RawBuilder<{ own: boolean }> => {
  const place = sql`county = ${village.slice(0, 6)} and village = ${village}`;
  return sql<{ own: boolean }>`
    select exists (select from entry where ${place} and author = ${officer} and files is not null and files @> ${holding(sha256)}::jsonb)
      or exists (select from held where ${place} and officer = ${officer}::uuid and decision is null
        and entry -> 'files' @> ${holding(sha256)}::jsonb) as own`;
};
