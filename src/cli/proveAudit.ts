import { writeFile } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { areaId } from '../domain/areas/id.ts';
import { findingsTold } from '../domain/journal/verified.ts';
import type { ProofDocument } from '../server/audit/proof.ts';
import { proofPage } from '../server/audit/proofPage.ts';
import { askVerification, workOff } from '../server/audit/verification.ts';
import { sealingOf, sealingSetting } from '../server/platform/sealing.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { besideServer, tell } from './besideServer.ts';

interface Options {
  area?: string;
  log: boolean;
  out: string;
  lang: string;
}

/** Verifies as the operator and writes the signed proof; the exit code says whether everything holds. */
export function proveAudit({ area = '', log, out, lang }: Options): Promise<void> {
  if (area !== '' && !areaId.safeParse(area).success)
    throw new Sentence(`不是区域编码:${area}`, `Not an area: ${area}`);
  return besideServer(async ({ settings, connection: { db }, clock }) => {
    const { dataDir, sealingKey, production } = settings;
    const sealing = sealingOf(sealingSetting(sealingKey, dataDir, production));
    const verifying = { db, clock, settings, sealing };
    const asked = { area, log, by: 'system' };
    const id = await askVerification(verifying, asked, (target) => ({
      account: 'system',
      action: 'audit.verify',
      village: area === '' ? undefined : area,
      target,
    }));
    await withBar((onStep) => workOff(verifying, id, onStep));
    const row = await db.selectFrom('verification').select('proof').where('id', '=', id).executeTakeFirst();
    if (row?.proof == null) throw new Sentence('核验被取消。', 'The verification was cancelled.');
    const document = JSON.parse(row.proof) as ProofDocument;
    const page = out.endsWith('.html') ? await proofPage(document, lang === 'en' ? 'en' : 'zh') : row.proof;
    await writeFile(out, page, { mode: 0o600 });
    for (const language of ['zh', 'en'] as const) findingsTold(document, language).forEach(tell);
    tell(`${document.intact ? '全部完好 / everything holds' : '发现问题 / there are faults'}: ${out}`);
    return document.intact;
  });
}

async function withBar(work: (onStep: (done: number, of: number) => void) => Promise<void>): Promise<void> {
  const bar = new SingleBar({ stream: process.stderr, format: '{bar} {value}/{total}' }, Presets.rect);
  bar.start(1, 0);
  await work((done, of) => {
    bar.setTotal(of);
    bar.update(Math.min(done, of));
  });
  bar.stop();
}
