import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Chained, Pulled } from '../../domain/journal/chain.ts';
import type { Entry, FileReference } from '../../domain/journal/entry.ts';
import { joinTexts } from '../../domain/journal/texts.ts';

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

/** What folds read of an entry: without what only the chain is checked by. */
export type FoldRow = Omit<EntryRow, 'textDigests' | 'sealedDigest' | 'files' | 'digest'> & { files?: unknown };

/** The columns of `FoldRow`. */
export const foldColumns = sql`e.village, e.number, e.id, e.kind, e.author, e.with_officers, e.on_behalf_of, e.occurred_at,
  e.recorded_at, e.on_site, e.about, e.campaign, e.body, e.received_at`;

/** The columns of `EntryRow`; `e` is the alias of `entry`. */
export const entryColumns = sql`${foldColumns}, e.text_digests, e.sealed_digest, e.files, e.digest`;

/** The entry as folds read it; absent optional fields are left out. Texts are joined by the caller where it needs them. */
export function entryOf(row: FoldRow): Entry {
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

/** The entry as the chain knows it. */
export function chainedOf(row: EntryRow): Chained {
  return {
    ...(entryOf(row) as unknown as Chained),
    textDigests: row.textDigests as Record<string, string>,
    ...(row.sealedDigest && { sealedDigest: row.sealedDigest }),
  };
}

/** The entry as a pull gives it: its texts in place, the digests beside them. */
export function pulledOf(row: EntryRow, texts: readonly (readonly [string, string])[]): Pulled {
  const chained = chainedOf(row);
  return { ...chained, ...joinTexts(chained.body, texts), digest: row.digest };
}

/** A typed string of an entry. */
export interface TextRow {
  village: string;
  number: number;
  pointer: string;
  text: string;
}

/** Texts by village and number of their entry. */
export class TextsByEntry {
  readonly #texts = new Map<string, [string, string][]>();

  constructor(rows: readonly TextRow[]) {
    for (const row of rows) this.add(row);
  }

  add({ village, number, pointer, text }: TextRow): void {
    const key = `${village} ${number}`;
    const known = this.#texts.get(key);
    if (known) known.push([pointer, text]);
    else this.#texts.set(key, [[pointer, text]]);
  }

  of(entry: { village: string; number: number }): readonly [string, string][] {
    return this.#texts.get(`${entry.village} ${entry.number}`) ?? [];
  }
}
