import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Entry, FileReference } from '../../domain/journal/entry.ts';

/** A row of `entry` as the driver gives it (camel case), without its texts. */
export interface EntryRow {
  village: string;
  number: number;
  id: string;
  kind: string;
  author: string;
  withOfficers: string[] | null;
  onBehalfOf: string | null;
  occurredAt: Instant;
  recordedAt: Instant;
  onSite: boolean;
  about: string | null;
  campaign: string | null;
  body: unknown;
  textDigests: unknown;
  sealedDigest: string | null;
  files: unknown;
  receivedAt: Instant;
  digest: string;
}

/** The columns of `EntryRow`; `e` is the alias of `entry`. */
export const entryColumns = sql`e.village, e.number, e.id, e.kind, e.author, e.with_officers, e.on_behalf_of, e.occurred_at,
  e.recorded_at, e.on_site, e.about, e.campaign, e.body, e.text_digests, e.sealed_digest, e.files, e.received_at, e.digest`;

/** The entry as folds read it; absent optional fields are left out. Texts are joined by the caller where it needs them. */
export function entryOf(row: EntryRow): Entry {
  const entry = {
    id: row.id,
    village: row.village,
    kind: row.kind,
    author: row.author,
    ...(row.withOfficers && { with: row.withOfficers }),
    ...(row.onBehalfOf && { onBehalfOf: row.onBehalfOf }),
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    onSite: row.onSite,
    ...(row.about && { about: row.about }),
    ...(row.campaign && { campaign: row.campaign }),
    body: row.body,
    ...(row.files ? { files: row.files as FileReference[] } : {}),
    number: row.number,
    receivedAt: row.receivedAt,
  };
  // the body was checked by its kind's schema when it was accepted
  return entry as Entry;
}
