import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { findingsTold } from '../domain/journal/verified.ts';
import { keyDigest, type ProofDocument, type ProofFault, proofFault } from '../server/audit/proof.ts';
import { documentIn, proofPage } from '../server/audit/proofPage.ts';
import { headKey } from '../server/journal/headKey.ts';
import { readSettings } from '../server/platform/config.ts';
import { type Database, rangeOf, scoped } from '../server/platform/db/database.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { besideServer, tell } from './besideServer.ts';

interface Options {
  key?: string;
  database?: boolean;
}

const SAID: Record<ProofFault | 'page', string> = {
  unreadable: '不是核验证明,或格式被改动 / no proof, or its form was altered',
  signature: '签名不符:内容被改动 / the signature does not fit: it was altered',
  otherKey: '由另一把密钥签名 / it was signed with another key',
  contradicts: '内容自相矛盾 / it contradicts itself',
  page: '网页文字与其所带的签名内容不符 / the page says other than the signed document it carries',
};

/** Checks a proof again: signature, figures, and that a page says what was signed. The exit code says whether it holds. */
export async function checkProof(file: string, { key, database = false }: Options): Promise<void> {
  const text = await read(file);
  const isPage = text.trimStart().startsWith('<');
  const document = isPage ? documentIn(text) : parsed(text);
  const expected = await expectedKey(key);
  const fault = proofFault(document, expected) ?? (isPage ? await pageFault(text, document) : undefined);
  if (fault !== undefined) {
    tell(`不能作证 / it proves nothing: ${SAID[fault]}`);
    process.exitCode = 1;
    return;
  }
  const proof = document as ProofDocument;
  tell(`证明有效 / the proof holds: ${proof.id}, ${proof.endedAt}`);
  tell(
    `签名公钥摘要${expected === undefined ? '(请与系统所示核对)' : ''} / digest of its key${expected === undefined ? ' (compare it with the audit room)' : ''}: ${keyDigest(proof.publicKey)}`,
  );
  tell(`村 / villages ${proof.journals.villages} · 记录 / entries ${proof.journals.entries}`);
  tell(proof.intact ? '当时全部完好 / everything held then' : '当时发现问题 / faults were found then');
  for (const language of ['zh', 'en'] as const) findingsTold(proof, language).forEach(tell);
  if (database) await besideServer(({ connection: { db } }) => stillThere(db, proof));
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Sentence(`读不到文件:${file}`, `Cannot read the file: ${file}`, error);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The key given, or that of the data folder where this runs on the system's own machine. */
async function expectedKey(file: string | undefined): Promise<string | undefined> {
  if (file !== undefined) return read(file);
  const { dataDir } = readSettings(process.env);
  return existsSync(join(dataDir, 'heads.key')) ? headKey(dataDir).publicKey : undefined;
}

async function pageFault(page: string, document: unknown): Promise<'page' | undefined> {
  for (const language of ['zh', 'en'] as const) {
    if ((await proofPage(document as ProofDocument, language)) === page) return undefined;
  }
  return 'page';
}

/** Whether each head of the proof still stands in its journal: what was proved then has not been rewritten since. */
async function stillThere(db: Database, { journals }: ProofDocument): Promise<boolean> {
  const gone: string[] = [];
  for (const [village, number, digest] of journals.heads) {
    if (number === 0) continue;
    const { rows } = await scoped(db, rangeOf(village), (tx) =>
      sql<{ digest: string }>`select digest from entry where county = ${village.slice(0, 6)} and village = ${village}
        and number = ${number}`.execute(tx),
    );
    if (rows[0]?.digest !== digest) gone.push(`${village} ${number}`);
  }
  tell(
    gone.length === 0
      ? '当时的民情日记末端至今仍在 / every head of then is still there'
      : `此后被改写 / rewritten since: ${gone.join(', ')}`,
  );
  return gone.length === 0;
}
