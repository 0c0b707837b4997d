import { dayOf, type Instant } from '../../domain/calendar/utc8.ts';
import type { Chained, SaltedTexts } from '../../domain/journal/chain.ts';
import { type Fixed, fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import type { SealedBytes } from '../platform/sealing.ts';
import type { Head } from './lock.ts';

/** An entry with its number and digest, as its rows are written. */
export interface Numbered {
  entry: Chained;
  digest: string;
  texts: SaltedTexts;
  sealed?: SealedBytes | undefined;
}

/** An entry stored apart until the station decides. `entry` is as sent, without its sealed details. */
export interface Apart {
  id: string;
  village: string;
  officer: string;
  code: string;
  skewSeconds: number | null;
  entry: unknown;
  sealed?: SealedBytes | undefined;
  receivedAt: Instant;
}

/** Sends every row of accepted entries; each table in one statement, nothing for tables without rows. */
export function writeEntries(sender: Sender, county: string, numbered: Numbered[], heads: Head[]): void {
  if (numbered.length === 0) return;
  void sender.send(insertEntries(county, numbered));
  void sender.send(moveHeads(county, heads));
  const texts = numbered.flatMap(textRows);
  if (texts.length > 0) void sender.send(insertTexts(county, texts));
  const sealed = numbered.filter((one) => one.sealed !== undefined);
  if (sealed.length > 0) void sender.send(insertSealed(county, sealed));
}

/**
 * Takes ids for this county. In order of id, so that two transactions cannot wait for each other; fails with a unique
 * violation when another village took one meanwhile, even one out of this transaction's sight.
 */
export function claimIds(
  sender: Sender,
  county: string,
  places: { id: string; village: string; held: boolean }[],
): void {
  if (places.length === 0) return;
  const sorted = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  void sender.send(fixed`
    insert into entry_place (id, county, village, held)
    select id, ${county}, village, held
    from unnest(${sorted.map((p) => p.id)}::uuid[], ${sorted.map((p) => p.village)}::text[],
      ${sorted.map((p) => p.held)}::boolean[]) as place (id, village, held)`);
}

function insertEntries(county: string, numbered: Numbered[]): Fixed<unknown> {
  return fixed`
    insert into entry (county, village, number, id, kind, author, with_officers, on_behalf_of, occurred_at, occurred_on,
      recorded_at, on_site, about, campaign, body, text_digests, sealed_digest, files, received_at, digest)
    select ${county}, village, number, id, kind, author, "with", "onBehalfOf", "occurredAt", "occurredOn", "recordedAt",
      "onSite", about, campaign, body, "textDigests", "sealedDigest", files, "receivedAt", digest
    from json_to_recordset(${JSON.stringify(numbered.map(entryRow))}::json) as e (village text, number integer, id uuid,
      kind text, author text, "with" uuid[], "onBehalfOf" uuid, "occurredAt" timestamptz, "occurredOn" date,
      "recordedAt" timestamptz, "onSite" boolean, about uuid, campaign uuid, body jsonb, "textDigests" jsonb,
      "sealedDigest" text, files jsonb, "receivedAt" timestamptz, digest text)`;
}

const entryRow = ({ entry, digest }: Numbered) => ({ ...entry, digest, occurredOn: dayOf(entry.occurredAt) });

function moveHeads(county: string, heads: Head[]): Fixed<unknown> {
  return fixed`
    update journal_head h set number = moved.number, digest = moved.digest
    from unnest(${heads.map((h) => h.village)}::text[], ${heads.map((h) => h.number)}::integer[],
      ${heads.map((h) => h.digest)}::text[]) as moved (village, number, digest)
    where h.county = ${county} and h.village = moved.village`;
}

interface TextRow {
  village: string;
  number: number;
  pointer: string;
  salt: Buffer;
  text: string;
}

const textRows = ({ entry, texts }: Numbered): TextRow[] =>
  [...texts].map(([pointer, { salt, text }]) => ({
    village: entry.village,
    number: entry.number,
    pointer,
    salt: Buffer.from(salt),
    text,
  }));

function insertTexts(county: string, rows: TextRow[]): Fixed<unknown> {
  return fixed`
    insert into entry_text (county, village, number, pointer, salt, text)
    select ${county}, village, number, pointer, salt, text
    from unnest(${rows.map((r) => r.village)}::text[], ${rows.map((r) => r.number)}::integer[],
      ${rows.map((r) => r.pointer)}::text[], ${rows.map((r) => r.salt)}::bytea[], ${rows.map((r) => r.text)}::text[])
      as typed (village, number, pointer, salt, text)`;
}

function insertSealed(county: string, rows: Numbered[]): Fixed<unknown> {
  return fixed`
    insert into sealed (county, village, number, key_id, nonce, ciphertext)
    select ${county}, village, number, key_id, nonce, ciphertext
    from unnest(${rows.map((r) => r.entry.village)}::text[], ${rows.map((r) => r.entry.number)}::integer[],
      ${rows.map((r) => r.sealed?.keyId)}::text[], ${rows.map((r) => r.sealed?.nonce)}::bytea[],
      ${rows.map((r) => r.sealed?.ciphertext)}::bytea[]) as details (village, number, key_id, nonce, ciphertext)`;
}

/** Stores entries apart for the station. */
export function writeHeld(sender: Sender, county: string, held: Apart[]): void {
  if (held.length === 0) return;
  const rows = held.map((one) => ({
    ...one,
    sealed: undefined,
    keyId: one.sealed?.keyId,
    nonce: one.sealed?.nonce.toString('hex'),
    ciphertext: one.sealed?.ciphertext.toString('hex'),
  }));
  void sender.send(fixed`
    insert into held (county, village, id, officer, code, skew_seconds, entry, sealed_key_id, sealed_nonce,
      sealed_ciphertext, received_at)
    select ${county}, village, id, officer, code, "skewSeconds", entry, "keyId", decode(nonce, 'hex'),
      decode(ciphertext, 'hex'), "receivedAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as h (village text, id uuid, officer uuid, code text,
      "skewSeconds" integer, entry jsonb, "keyId" text, nonce text, ciphertext text, "receivedAt" timestamptz)`);
}
