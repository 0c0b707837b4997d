import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Program, clear, openFolder, runProgram, startProgram, superuserOf } from '../support/program.ts';

const folders = [openFolder(), openFolder()] as const;
const [cut, whole] = folders;
const command = ['simulate', '--villages', '3', '--months', '1'];
const programs: Program[] = [];

after(async () => {
  await clear(cut, ...programs);
  await clear(whole);
});

test('a filling that was killed is gone on with, and tells the same city', async () => {
  const killed = startProgram({ DATA_DIR: cut }, { command });
  programs.push(killed);
  await until(() => throughOf(cut) !== undefined && throughOf(cut)! > firstDay(cut, 60));
  killed.process.kill('SIGKILL');
  await killed.ended();
  const told = throughOf(cut)!;

  const resumed = await runProgram({ DATA_DIR: cut }, { command });
  assert.equal(resumed.code, 0, resumed.output);
  assert.match(resumed.output, /going on with the demonstration city/);
  assert.equal(existsSync(join(cut, 'demo.json')), false);

  const straight = await runProgram({ DATA_DIR: whole }, { command });
  assert.equal(straight.code, 0, straight.output);
  const [first, second] = [await entriesOf(cut), await entriesOf(whole)];
  assert.ok(first.some(({ day }) => day > told));
  assert.deepEqual(first, second);
});

test('a city that is whole is not filled again', async () => {
  const { code, output } = await runProgram({ DATA_DIR: whole }, { command });
  assert.equal(code, 1);
  assert.match(output, /There are people in the database already/);
});

const begun = (dataDir: string): { last: string; through?: string } | undefined =>
  existsSync(join(dataDir, 'demo.json')) ? JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) : undefined;
const throughOf = (dataDir: string): string | undefined => begun(dataDir)?.through;

/** So many days before the last one told. */
const firstDay = (dataDir: string, days: number): string =>
  new Date(Date.parse(begun(dataDir)!.last) - days * 86_400_000).toISOString().slice(0, 10);

/** What each journal holds, whatever order the phones came in. */
async function entriesOf(dataDir: string): Promise<{ id: string; village: string; day: string }[]> {
  const program = startProgram({ DATA_DIR: dataDir, DEMO: '0' });
  programs.push(program);
  await program.ready();
  const database = await superuserOf(dataDir);
  try {
    const { rows } = await database.query('select id, village, occurred_on::text as day from entry order by id');
    return rows;
  } finally {
    await database.end();
    program.process.kill('SIGTERM');
    await program.ended();
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, programs.at(-1)?.output() ?? 'not in time');
    await sleep(20);
  }
}
