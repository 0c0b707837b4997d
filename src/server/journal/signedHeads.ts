import { appendFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { canonical } from '../../domain/journal/canonical.ts';
import { lastSeal } from '../audit/seal.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, everything, scoped } from '../platform/db/database.ts';
import { sha256 } from './digest.ts';
import { type HeadKey, isSigned } from './headKey.ts';

/** One line of the list: the heads that moved since the line before, bound to that line, signed. */
interface SignedLine {
  at: Instant;
  /** Digest of the line before; empty for the first. */
  previous: string;
  heads: [village: string, number: number, digest: string][];
  /** The last seal of the audit log. */
  audit: [number: number, digest: string];
  signature: string;
}

/** What was signed of a village at some time. */
export interface Checkpoint {
  number: number;
  digest: string;
  at: Instant;
}

const fileIn = (dataDir: string): string => join(dataDir, 'heads.jsonl');

/** The list was tampered with, or is not ours: from this line on it proves nothing. */
export class ListFault extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} of the signed heads is not as it was signed`);
    this.line = line;
  }
}

/** The whole list, as what is checked is held to it. */
export interface SignedList {
  heads: Map<string, Checkpoint[]>;
  /** Seals of the audit log, in order. */
  seals: Checkpoint[];
  /** When the last line was signed; undefined while there is none. */
  last: Instant | undefined;
  lines: number;
}

/** Everything that was ever signed, read once. Throws `ListFault` when the list does not hold. */
export async function signedList(dataDir: string, publicKey: string): Promise<SignedList> {
  const lines = await signedLines(dataDir, publicKey);
  return { heads: headsOf(lines), seals: sealsOf(lines), last: lines.at(-1)?.at, lines: lines.length };
}

/** Every head ever signed, by village in ascending order of number. Throws `ListFault` when the list does not hold. */
export async function checkpointsIn(dataDir: string, publicKey: string): Promise<Map<string, Checkpoint[]>> {
  return headsOf(await signedLines(dataDir, publicKey));
}

function headsOf(lines: readonly SignedLine[]): Map<string, Checkpoint[]> {
  const found = new Map<string, Checkpoint[]>();
  for (const { at, heads } of lines) {
    for (const [village, number, digest] of heads) {
      const known = found.get(village) ?? [];
      known.push({ number, digest, at });
      found.set(village, known);
    }
  }
  return found;
}

const sealsOf = (lines: readonly SignedLine[]): Checkpoint[] =>
  lines.map(({ at, audit: [number, digest] }) => ({ number, digest, at }));

async function signedLines(dataDir: string, publicKey: string): Promise<SignedLine[]> {
  let previous = '';
  const lines: SignedLine[] = [];
  for (const text of await linesOf(dataDir)) {
    const line = readLine(text);
    if (line?.previous !== previous || !isSigned(signedPart(line), line.signature, publicKey)) {
      throw new ListFault(lines.length + 1);
    }
    previous = sha256(text);
    lines.push(line);
    // years of hours are many signatures to check: requests go first
    if (lines.length % 50 === 0) await setImmediate();
  }
  return lines;
}

const signedPart = ({ at, previous, heads, audit }: Omit<SignedLine, 'signature'>): string =>
  canonical({ at, audit, heads, previous });

function readLine(text: string): SignedLine | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function linesOf(dataDir: string): Promise<string[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}

/** Signs the heads that moved since the last line, and the audit log's, on disk before it resolves; none moved: no line. */
export async function signHeads(db: Database, clock: Clock, dataDir: string, key: HeadKey): Promise<number> {
  const known = await checkpointsIn(dataDir, key.publicKey);
  const heads = await scoped(db, everything, async (tx) => {
    const { rows } = await sql<{ village: string; number: number; digest: string }>`
      select village, number, digest from journal_head where number > 0 order by county, village`.execute(tx);
    return rows;
  });
  const moved = heads.filter(({ village, number }) => known.get(village)?.at(-1)?.number !== number);
  const seal = await lastSeal(db);
  const lines = await linesOf(dataDir);
  if (moved.length === 0 && (readLine(lines.at(-1) ?? '')?.audit[0] ?? 0) === seal.number) return 0;
  const line = {
    at: clock.now(),
    previous: lines.length === 0 ? '' : sha256(lines.at(-1)!),
    heads: moved.map(({ village, number, digest }): [string, number, string] => [village, number, digest]),
    audit: [seal.number, seal.digest] as [number, string],
  };
  await append(dataDir, JSON.stringify({ ...line, signature: key.sign(signedPart(line)) }));
  return moved.length;
}

async function append(dataDir: string, line: string): Promise<void> {
  const file = fileIn(dataDir);
  await appendFile(file, `${line}\n`, { mode: 0o600 });
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
