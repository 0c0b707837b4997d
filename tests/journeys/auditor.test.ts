import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { headKey } from '../../src/server/journal/headKey.ts';
import { signHeads } from '../../src/server/journal/signedHeads.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, type Desk, daysAgo, openDesk, signIn } from './support/desk.ts';
import { note } from './support/notes.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let desk: Desk;
let auditor: { badge: string };
let officer: Caller;
let folder: string;

before(async () => {
  desk = await openDesk();
  folder = mkdtempSync(join(tmpdir(), 'village-beat-journey-'));
  auditor = await desk.account('AUDIT1', [{ role: 'auditor' }]);
  officer = await desk.server.person([{ role: 'officer' }]);
  await desk.server.post(officer, LUNAN);
  const notes = [4, 3, 2].map((days) => ({ day: daysAgo(days), kind: 'diary', body: { work: ['talk'] } }));
  await note(officer, LUNAN, notes);
  await officer.get(`/api/journal?village=${LUNAN}`);
  const { services } = desk.server;
  const { dataDir } = services.settings;
  await signHeads(services.db, desk.server.clock, dataDir, headKey(dataDir));
});
after(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true });
});

/** Signed in by hand: what is carried away goes by the browser's own cookie. */
async function asAuditor(path: string): Promise<Page> {
  const page = await desk.asNobody();
  await page.goto(path);
  await signIn(page, auditor.badge);
  await page.getByRole('heading', { name: '审计' }).waitFor();
  return page;
}

/** Begins a verification of everything and waits for its end. */
async function verified(page: Page): Promise<void> {
  await page.goto('/desk/audit/verifications');
  await page.getByRole('button', { name: '开始核验' }).click();
  await page.waitForURL(/verifications\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: '签名的证明' }).waitFor();
}

/** Carries the proof away and has the command check it. */
async function checked(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: button }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return spawnSync(process.execPath, [MAIN, 'audit', 'check-proof', file], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: desk.server.services.settings.dataDir },
  });
}

test('the auditor finds what an officer did in a village, and opens a line to all that was recorded', async () => {
  const page = await asAuditor(`/desk/audit?badge=${officer.badge}&village=${LUNAN}`);
  await page.getByText(/路南村委会.*同步民情日记:1次/).waitFor();
  await accessible(page);
  const row = page.getByRole('row').filter({ hasText: '同步民情日记' });
  await row.first().getByRole('link').click();
  await page.getByRole('dialog').getByText('journal.read').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: '这个账号的全部记录' }).click();
  await page.waitForURL(`**/audit?account=${officer.id}`);
  await page.goBack();
  await page.getByRole('dialog').getByText('journal.read').waitFor();
});

test('the auditor verifies everything, carries the proof away, and the command checks it again', async () => {
  const page = await asAuditor('/desk/audit/verifications');
  await verified(page);
  await page.getByText('核验的内容全部完好').waitFor();
  await accessible(page);
  for (const button of ['下载证明(网页)', '下载证明(JSON)']) {
    const { status, stdout } = await checked(page, button);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /entries 3/);
  }
  await page.getByRole('link', { name: '全部核验记录' }).click();
  await page.getByText('全部完好').waitFor();
  await accessible(page);
});

test('an entry altered by whoever owns the database is named', async () => {
  const superuser = new pg.Client({ connectionString: desk.server.database.superUrl });
  await superuser.connect();
  await superuser.query('update entry set on_site = not on_site where village = $1 and number = 2', [LUNAN]);
  await superuser.end();
  const page = await asAuditor('/desk/audit/verifications');
  await verified(page);
  await page.getByText('路南村委会(341622101210)第2号:记录被改动。').waitFor();
  const { status, stdout } = await checked(page, '下载证明(网页)');
  assert.equal(status, 0, 'a proof of a fault is a proof');
  assert.match(stdout, /faults were found/);
});
