import type { Instant } from '../../domain/calendar/utc8.ts';
import { canonical } from '../../domain/journal/canonical.ts';
import { firstBreak, type Pulled, START, textDigest } from '../../domain/journal/chain.ts';
import { type Database, rangeOf, scoped } from '../platform/db/database.ts';
import { sql } from 'kysely';
import { sha256 } from './digest.ts';
import { type HeadKey, isSigned } from './headKey.ts';
import { entryColumns, type EntryRow, pulledOf } from './rows.ts';

/** First line of an export: what follows, and the signature over its head. */
interface Header {
  format: 'village-beat-journal/1';
  village: string;
  head: { number: number; digest: string };
  exportedAt: Instant;
  publicKey: string;
  signature: string;
}

type Exported = Pulled & { salts: Record<string, string> };

const signedPart = ({ village, head, exportedAt }: Pick<Header, 'village' | 'head' | 'exportedAt'>): string =>
  canonical({ exportedAt, head, village });

/**
 * A village's journal as JSON Lines: a header, then every entry with its texts and their salts (hex), so that it verifies on
 * its own. Sealed details stay out: only their digest goes along (R10).
 */
export async function* exportLines(
  db: Database,
  key: HeadKey,
  village: string,
  exportedAt: Instant,
): AsyncGenerator<string> {
  const county = village.slice(0, 6);
  const head = await scoped(db, rangeOf(village), (tx) =>
    tx
      .selectFrom('journalHead')
      .select(['number', 'digest'])
      .where('county', '=', county)
      .where('village', '=', village)
      .executeTakeFirst(),
  );
  const about = { village, head: head ?? { number: 0, digest: START }, exportedAt };
  const signature = key.sign(signedPart(about));
  yield JSON.stringify({ format: 'village-beat-journal/1', ...about, publicKey: key.publicKey, signature });
  for (let after = 0; after < about.head.number; after += BATCH) {
    for (const row of await batch(db, village, after, Math.min(after + BATCH, about.head.number))) {
      const texts = Object.entries(row.texts ?? {}).map(([pointer, { text }]) => [pointer, text] as const);
      const salts = Object.fromEntries(Object.entries(row.texts ?? {}).map(([pointer, { salt }]) => [pointer, salt]));
      yield JSON.stringify({ ...pulledOf(row, texts), salts });
    }
  }
}

const BATCH = 1000;

type Row = EntryRow & { texts: Record<string, { salt: string; text: string }> | null };

function batch(db: Database, village: string, after: number, to: number): Promise<Row[]> {
  return scoped(db, rangeOf(village), async (tx) => {
    const { rows } = await sql<Row>`
      select ${entryColumns},
        (select json_object_agg(t.pointer, json_build_object('salt', encode(t.salt, 'hex'), 'text', t.text))
          from entry_text t where t.county = e.county and t.village = e.village and t.number = e.number) as texts
      from entry e where e.county = ${village.slice(0, 6)} and e.village = ${village} and e.number > ${after}
        and e.number <= ${to}
      order by e.number`.execute(tx);
    return rows;
  });
}

/** What is wrong with an export; `number`: the first entry that does not hold. */
export type ExportFault = { why: 'notAnExport' | 'signature' | 'head' } | { why: 'entry' | 'text'; number: number };

/** Checks an export by itself: signature, chain, texts, head. Undefined: it holds. */
export function exportFault(lines: readonly string[]): ExportFault | undefined {
  const [header, ...entries] = lines.map(read) as [Header | undefined, ...(Exported | undefined)[]];
  if (header?.format !== 'village-beat-journal/1' || entries.includes(undefined)) return { why: 'notAnExport' };
  if (!isSigned(signedPart(header), header.signature, header.publicKey)) return { why: 'signature' };
  const whole = entries as Exported[];
  const number = firstBreak({ number: 0, digest: START }, whole, sha256);
  if (number !== null) return { why: 'entry', number };
  for (const entry of whole) if (!textsHold(entry)) return { why: 'text', number: entry.number };
  const last = whole.at(-1);
  const reached = { number: last?.number ?? 0, digest: last?.digest ?? START };
  return canonical(reached) === canonical(header.head) ? undefined : { why: 'head' };
}

function read(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Every text there is must be the one whose digest stands in the chain; without salt it was erased and may not be there. */
function textsHold(entry: Exported): boolean {
  if ('withheld' in entry) return true;
  return Object.entries(entry.textDigests).every(([pointer, digest]) => {
    const text = at(entry, pointer);
    const salt = entry.salts[pointer];
    if (text === undefined || salt === undefined) return text === salt;
    return textDigest(Buffer.from(salt, 'hex'), text, sha256) === digest;
  });
}

function at(entry: object, pointer: string): string | undefined {
  const steps = pointer.split('/').slice(1);
  const found = steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], entry);
  return typeof found === 'string' ? found : undefined;
}
