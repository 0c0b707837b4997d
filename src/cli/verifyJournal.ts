import { readFile } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { badJournal } from '../domain/journal/verified.ts';
import { exportFault } from '../server/journal/export.ts';
import { headKey } from '../server/journal/headKey.ts';
import { type Checkpoint, checkpointsIn, ListFault } from '../server/journal/signedHeads.ts';
import { type Bad, proveVillage, type Proof, type Proving, villagesWithJournal } from '../server/journal/verify.ts';
import { sealingOf, sealingSetting } from '../server/platform/sealing.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { type Beside, besideServer, tell } from './besideServer.ts';

/** Proves one village's journal, all of them, or an exported file; the exit code says whether everything holds. */
export async function verifyJournal(options: { village?: string; file?: string }): Promise<void> {
  if (options.file !== undefined) process.exitCode = (await verifyFile(options.file)) ? 0 : 1;
  else await besideServer((beside) => verifyDatabase(beside, options.village));
}

async function verifyFile(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Sentence(`读不到文件:${file}`, `Cannot read the file: ${file}`, error);
  });
  const fault = exportFault(text.split('\n').filter((line) => line !== ''));
  if (fault === undefined) tell(`完好 / it holds: ${file}`);
  else tell(`有误 / it does not hold: ${fault.why}${'number' in fault ? ` (${fault.number})` : ''}`);
  return fault === undefined;
}

async function verifyDatabase(beside: Beside, village: string | undefined): Promise<boolean> {
  const { settings, connection } = beside;
  const { dataDir, sealingKey, production } = settings;
  const checkpoints = await signedHeads(dataDir);
  const sealing = sealingOf(sealingSetting(sealingKey, dataDir, production));
  const proving: Proving = { db: connection.db, sealing, checkpoints };
  const villages = village === undefined ? await villagesWithJournal(proving) : [village];
  const proofs = await proveAll(proving, villages);
  const bad = proofs.filter((proof) => proof.bad !== undefined);
  for (const { village: id, bad: found } of bad) tell(`${id}: ${sentenceOf(found!)}`);
  const entries = proofs.reduce((sum, proof) => sum + proof.entries, 0);
  const erased = proofs.reduce((sum, proof) => sum + proof.erased, 0);
  tell(`村 / villages ${proofs.length} · 记录 / entries ${entries} · 已到期删除 / erased ${erased}`);
  tell(bad.length === 0 ? '全部完好 / everything holds' : `有误的村 / villages with faults: ${bad.length}`);
  return bad.length === 0;
}

async function signedHeads(dataDir: string): Promise<Map<string, Checkpoint[]>> {
  try {
    return await checkpointsIn(dataDir, headKey(dataDir).publicKey);
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    throw new Sentence(
      `签名的民情日记末端清单第${error.line}行被改动,不能作证。请从备份恢复 heads.jsonl。`,
      `Line ${error.line} of the signed heads was altered; it proves nothing. Restore heads.jsonl from a backup.`,
    );
  }
}

async function proveAll(proving: Proving, villages: string[]): Promise<Proof[]> {
  const bar = new SingleBar({ stream: process.stderr, format: '{bar} {value}/{total} {eta_formatted}' }, Presets.rect);
  bar.start(villages.length, 0);
  const proofs: Proof[] = [];
  for (const village of villages) {
    proofs.push(await proveVillage(proving, village));
    bar.increment();
  }
  bar.stop();
  return proofs;
}

const sentenceOf = ({ number, why }: Bad): string =>
  `第${number}号${badJournal[why].zh} / ${number}: ${badJournal[why].en}`;
