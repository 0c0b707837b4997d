import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import pg from 'pg';
import { chain } from '../../domain/journal/chain.ts';
import type { Person } from '../../domain/people/roles.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer, NOW, visit } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';
import { sha256 } from './digest.ts';
import { exportFault, exportLines } from './export.ts';
import type { GroupSetting } from './group.ts';
import { type HeadKey, headKey } from './headKey.ts';
import { chainedOf, entryColumns, type EntryRow } from './rows.ts';
import { checkpointsIn, ListFault, signHeads } from './signedHeads.ts';
import { proveVillage, villagesWithJournal } from './verify.ts';
import { sql } from 'kysely';
import { everything, scoped } from '../platform/db/database.ts';

describe('verification', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  let setting: GroupSetting;
  let append: Append;
  let officer: Person;
  let dataDir: string;
  let key: HeadKey;

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'village-beat-heads-'));
    key = headKey(dataDir);
  });
  beforeEach(async () => {
    rmSync(join(dataDir, 'heads.jsonl'), { force: true });
    await close();
    database = await testDatabase();
    superuser = new pg.Client({ connectionString: database.superUrl });
    await superuser.connect();
    ({ append, setting } = appendOver(database));
    await layAreas(database);
    officer = await layOfficer(database, { villages: [LUNAN] });
    const parties = { parties: [{ role: '东家', name: '张三' }] };
    const dispute = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
    await append.push([
      visit(officer, { note: '一' }),
      arrival(officer, 'dispute', dispute, { sealed: parties }),
      visit(officer, { note: '三' }),
      visit(officer),
      visit(officer, { note: '五' }),
    ]);
    await signHeads(database.db, setting.clock, dataDir, key);
  });
  after(async () => {
    await close();
    rmSync(dataDir, { recursive: true });
  });
  const close = async () => {
    await superuser?.end();
    await database?.drop();
  };
  const prove = async () => {
    const checkpoints = await checkpointsIn(dataDir, key.publicKey);
    return proveVillage({ db: database.db, sealing: setting.sealing, checkpoints }, LUNAN);
  };
  const exported = async () => {
    const lines: string[] = [];
    for await (const line of exportLines(database.db, key, LUNAN, NOW)) lines.push(line);
    return lines;
  };

  test('an untouched journal holds', async () => {
    const { digest, ...found } = await prove();
    assert.deepEqual(found, { village: LUNAN, entries: 5, erased: 0, bad: undefined });
    assert.equal(digest, (await checkpointsIn(dataDir, key.publicKey)).get(LUNAN)?.at(-1)?.digest);
    const checkpoints = await checkpointsIn(dataDir, key.publicKey);
    const proving = { db: database.db, sealing: setting.sealing, checkpoints };
    assert.deepEqual(await villagesWithJournal(proving), [LUNAN]);
  });

  const breaches: [fact: string, breach: string, bad: object][] = [
    ['a row altered is named', `update entry set on_site = false where number = 3`, { number: 3, why: 'altered' }],
    [
      'a day altered beside its time is named',
      `update entry set occurred_on = '2026-01-01' where number = 2`,
      { number: 2, why: 'altered' },
    ],
    [
      'a text altered is named',
      `update entry_text set text = '假' where number = 3`,
      { number: 3, why: 'textAltered' },
    ],
    [
      'sealed details altered are named',
      `update sealed set ciphertext = set_byte(ciphertext, 3, 0) where number = 2`,
      { number: 2, why: 'detailsAltered' },
    ],
    ['a row taken out is named', `delete from entry where number = 4`, { number: 4, why: 'missing' }],
  ];
  for (const [fact, breach, bad] of breaches) {
    test(fact, async () => {
      await superuser.query(breach);
      assert.deepEqual((await prove()).bad, bad);
    });
  }

  test('a tail cut off, head and all, is seen by the signed heads', async () => {
    await superuser.query(`delete from entry_text where number > 3`);
    await superuser.query(`delete from entry where number > 3`);
    await superuser.query(
      `update journal_head set number = 3, digest = (select digest from entry where number = 3) where village = '${LUNAN}'`,
    );
    assert.deepEqual((await prove()).bad, { number: 4, why: 'cut' });
  });

  test('a chain made anew from the third entry on is seen by the signed heads', async () => {
    await superuser.query(`update entry set on_site = false where number = 3`);
    const { rows } = await scoped(database.db, everything, (tx) =>
      sql<EntryRow>`select ${entryColumns} from entry e where number >= 3 order by number`.execute(tx),
    );
    let { rows: previous } = await superuser.query(`select digest from entry where number = 2`);
    let digest = previous[0].digest;
    for (const row of rows) {
      digest = chain(digest, chainedOf(row), sha256);
      await superuser.query(`update entry set digest = $1 where number = $2`, [digest, row.number]);
    }
    await superuser.query(`update journal_head set digest = $1`, [digest]);
    assert.equal((await prove()).bad?.why, 'signedHeadDiffers');
  });

  test('texts and details erased leave a journal that holds', async () => {
    await superuser.query(`delete from entry_text where number = 3`);
    await superuser.query(`delete from sealed`);
    const { entries, erased, bad } = await prove();
    assert.deepEqual({ entries, erased, bad }, { entries: 5, erased: 2, bad: undefined });
    assert.equal(exportFault(await exported()), undefined);
  });

  test('only heads that moved are signed again, and an altered list is refused', async () => {
    assert.equal(await signHeads(database.db, setting.clock, dataDir, key), 0);
    await append.push([visit(officer)]);
    assert.equal(await signHeads(database.db, setting.clock, dataDir, key), 1);
    assert.equal((await checkpointsIn(dataDir, key.publicKey)).get(LUNAN)?.length, 2);
    const file = join(dataDir, 'heads.jsonl');
    const [first, second] = readFileSync(file, 'utf8').trim().split('\n');
    writeFileSync(file, `${second}\n`);
    await assert.rejects(checkpointsIn(dataDir, key.publicKey), ListFault);
    writeFileSync(file, `${first?.replace('",5,"', '",4,"')}\n`);
    await assert.rejects(checkpointsIn(dataDir, key.publicKey), ListFault);
    writeFileSync(file, `${first}\n`);
    appendFileSync(file, 'x\n');
    await assert.rejects(checkpointsIn(dataDir, key.publicKey), ListFault);
  });

  test('an export verifies by itself; whatever is altered in it is found', async () => {
    const lines = await exported();
    assert.equal(lines.length, 6);
    assert.ok(!lines.join().includes('张三'));
    assert.equal(exportFault(lines), undefined);
    assert.deepEqual(exportFault(lines.with(3, lines[3]!.replace('三', '假'))), { why: 'text', number: 3 });
    assert.deepEqual(exportFault(lines.with(4, lines[4]!.replace('true', 'false'))), { why: 'entry', number: 4 });
    assert.deepEqual(exportFault(lines.slice(0, 5)), { why: 'head' });
    assert.deepEqual(exportFault(lines.toSpliced(2, 1)), { why: 'entry', number: 2 });
    assert.deepEqual(exportFault(lines.with(0, lines[0]!.replace('"number":5', '"number":4'))), { why: 'signature' });
  });
});
