import { sql } from 'kysely';
import { canonical } from '../../domain/journal/canonical.ts';
import { sameContent, sameNotedFor, type Stored } from '../../domain/journal/chain.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import type { Sealing } from '../platform/sealing.ts';
import { type Arrival, authorOf, boundOf, type Outcome } from './arrival.ts';
import { SALT_BYTES } from './details.ts';
import { sha256 } from './digest.ts';
import type { Knowledge } from './knowledge.ts';
import { refusal } from './refusal.ts';
import { chainedOf, entryColumns, type EntryRow } from './rows.ts';
import type { Apart, Numbered } from './write.ts';

/** What is stored under an id, as far as recognising a retry needs it. */
type Known =
  | { at: 'journal'; stored: Stored; number: number; digest: string; aboutKind: string | undefined }
  | {
      at: 'held';
      officer: string;
      content: string;
      sealed: string | undefined;
      code: string;
      returned: string | undefined;
      /** Nothing of it is left to compare; `undecided`: nor did the station ever say anything of it. */
      expired?: 'undecided' | 'decided' | undefined;
    }
  | { at: 'elsewhere' };

/** Ids that are taken: who sends one again gets its present state, or hears that it is someone else's. */
export class Retries {
  readonly #known = new Map<string, Known>();

  set(id: string, known: Known): void {
    this.#known.set(id, known);
  }

  /** Remembers what this group itself took in. */
  add(
    id: string,
    taken:
      | { numbered: Numbered; sealedSalt?: Uint8Array | undefined; aboutKind?: string | undefined }
      | { apart: Apart; sent: Sent },
  ): void {
    if ('apart' in taken) {
      const { officer, code } = taken.apart;
      this.set(id, { at: 'held', officer, code, ...partsOf(taken.sent), returned: undefined });
      return;
    }
    const { entry, digest, texts } = taken.numbered;
    const salts = new Map([...texts].map(([pointer, text]) => [pointer, text.salt]));
    const stored = { content: entry, salts, sealedSalt: taken.sealedSalt };
    this.set(id, { at: 'journal', stored, number: entry.number, digest, aboutKind: taken.aboutKind });
  }

  /** The answer for an id that is taken; undefined when it is new, or held and now being accepted. */
  answer(arrival: Arrival): Outcome | undefined {
    const { id } = arrival.sent;
    const known = this.#known.get(id);
    if (known === undefined) return undefined;
    if (known.at === 'held')
      return arrival.decision && known.returned === undefined ? undefined : heldAnswer(arrival, known);
    if (known.at === 'elsewhere') return refusal(id, 'idInUse', '/id', arrival.language);
    const { stored, number, digest, aboutKind } = known;
    const author = authorOf(arrival);
    const same =
      sameContent(stored, arrival.sent, author, sha256, aboutKind) ||
      sameNotedFor(stored, arrival.sent, author, sha256);
    if (!same) return refusal(id, 'idInUse', '/id', arrival.language);
    return { id, status: 'duplicate', number, digest };
  }
}

type Held = Extract<Known, { at: 'held' }>;

function heldAnswer(arrival: Arrival, known: Held): Outcome {
  const { sent, language } = arrival;
  const isOwn = known.officer === authorOf(arrival) && isSame(known, sent);
  if (!isOwn && !isSameReport(known, arrival)) return refusal(sent.id, 'idInUse', '/id', language);
  if (known.expired === 'undecided') return refusal(sent.id, 'expired', '', language);
  if (known.returned === undefined) return { id: sent.id, status: 'held', code: known.code };
  return {
    id: sent.id,
    status: 'refused',
    code: 'returned',
    issues: [{ path: '', code: 'returned', message: known.returned }],
  };
}

/** Whether a sent entry is the one held; what was erased since counts as equal. */
function isSame({ content, sealed, expired }: Held, sent: Sent): boolean {
  if (expired) return (JSON.parse(content) as Sent).kind === sent.kind;
  const parts = partsOf(sent);
  return content === parts.content && (sealed === undefined || sealed === parts.sealed);
}

/** An urgent report that is held once from the phone and once from its text message (`sameNotedFor`) is one, whichever came first. */
function isSameReport(known: Held, arrival: Arrival): boolean {
  if (arrival.sent.kind !== 'incident' || known.expired) return false;
  return reportOf(known.officer, JSON.parse(known.content) as Sent) === reportOf(authorOf(arrival), arrival.sent);
}

/** What was reported, as of whoever noted it on the phone. */
const reportOf = (author: string, sent: Sent): string =>
  partsOf({ ...sent, onBehalfOf: sent.onBehalfOf ?? author }).content;

function partsOf({ sealed, ...rest }: Sent): { content: string; sealed: string | undefined } {
  return { content: canonical(rest), sealed: sealed === undefined ? undefined : canonical(sealed) };
}

interface HeldRow {
  id: string;
  officer: string;
  code: string;
  entry: Sent;
  decision: string | null;
  decidedBy: string | null;
  reason: string | null;
  sealedKeyId: string | null;
  sealedNonce: Buffer | null;
  sealedCiphertext: Buffer | null;
}

type EntryWithSalts = EntryRow & {
  salts: Record<string, string> | null;
  aboutKind: string | null;
  keyId: string | null;
  nonce: Buffer | null;
  ciphertext: Buffer | null;
};

/** Loads what is stored under ids that arrived again; for most groups that is nothing. */
export async function loadRetries(
  sender: Sender,
  sealing: Sealing,
  county: string,
  arrivals: Arrival[],
  knowledge: Knowledge,
): Promise<Retries> {
  const retries = new Retries();
  const inJournal: string[] = [];
  const held: string[] = [];
  for (const { sent } of arrivals) {
    const place = knowledge.placeOf(sent.id);
    if (place === undefined) continue;
    if (place.village !== sent.village) retries.set(sent.id, { at: 'elsewhere' });
    else (place.held ? held : inJournal).push(sent.id);
  }
  const entries = inJournal.length === 0 ? [] : sender.send(storedEntries(county, inJournal));
  const apart = held.length === 0 ? [] : sender.send(storedHeld(county, held));
  for (const row of await entries) retries.set(row.id, knownEntry(row, sealing));
  for (const row of await apart) retries.set(row.id, knownHeld(row, sealing));
  return retries;
}

const storedEntries = (county: string, ids: string[]) => sql<EntryWithSalts>`
  select ${entryColumns}, t.kind as about_kind, s.key_id, s.nonce, s.ciphertext,
    (select jsonb_object_agg(x.pointer, encode(x.salt, 'hex')) from entry_text x
      where x.county = e.county and x.village = e.village and x.number = e.number) as salts
  from entry_place p
  join entry e on e.county = ${county} and e.village = p.village and e.id = p.id
  left join sealed s on s.county = e.county and s.village = e.village and s.number = e.number
  left join entry t on t.county = e.county and t.village = e.village and t.id = e.about
  where p.id = any(${ids}::uuid[])`;

const storedHeld = (county: string, ids: string[]) => sql<HeldRow>`
  select id, officer, code, entry, decision, decided_by, reason, sealed_key_id, sealed_nonce, sealed_ciphertext
  from held where county = ${county} and id = any(${ids}::uuid[])`;

function knownEntry(row: EntryWithSalts, sealing: Sealing): Known {
  const salts = new Map(Object.entries(row.salts ?? {}).map(([pointer, hex]) => [pointer, Buffer.from(hex, 'hex')]));
  const { keyId, nonce, ciphertext } = row;
  const opened = keyId && nonce && ciphertext ? sealing.open({ keyId, nonce, ciphertext }, boundOf(row)) : undefined;
  const stored = { content: chainedOf(row), salts, sealedSalt: opened?.subarray(0, SALT_BYTES) };
  return { at: 'journal', stored, number: row.number, digest: row.digest, aboutKind: row.aboutKind ?? undefined };
}

function knownHeld(row: HeldRow, sealing: Sealing): Known {
  return {
    at: 'held',
    officer: row.officer,
    code: row.code,
    content: canonical(row.entry),
    sealed: detailsOf(row, sealing),
    returned: row.decision === 'return' ? (row.reason ?? '') : undefined,
    expired: 'body' in row.entry ? undefined : row.decidedBy === null ? 'undecided' : 'decided',
  };
}

/** The canonical text of a held entry's sealed details; undefined: none, or erased. */
export function detailsOf(
  row: Pick<HeldRow, 'sealedKeyId' | 'sealedNonce' | 'sealedCiphertext' | 'entry'>,
  sealing: Sealing,
): string | undefined {
  const { sealedKeyId: keyId, sealedNonce: nonce, sealedCiphertext: ciphertext } = row;
  if (!keyId || !nonce || !ciphertext) return undefined;
  return sealing.open({ keyId, nonce, ciphertext }, boundOf(row.entry)).subarray(SALT_BYTES).toString();
}
