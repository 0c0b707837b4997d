import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import {
  type Program,
  clear,
  openFolder,
  postmasterOf,
  runProgram,
  startProgram,
  superuserOf,
} from '../support/program.ts';

// One data folder lives through everything, in order, as it would in a village police station.
const VILLAGE = '341622101210';
const ADMIN_PASSWORD = 'eine lange Nacht am Fluss';
const PASSWORD = 'drei Boote im Nebel 7';
const dataDir = openFolder();
const environment = { DATA_DIR: dataDir, ADMIN_PASSWORD };
/** Ids the server said it had accepted. */
const accepted = new Set<string>();
let program: Program;
let address: string;
let officer: string;

before(async () => {
  program = startProgram(environment);
  address = await program.ready();
  const admin = await signIn('admin', ADMIN_PASSWORD);
  const bureau = { badge: 'bureau1', name: '甲', roles: [{ role: 'bureau', area: '3416' }], password: PASSWORD };
  await ask('/api/officers', admin, bureau);
  const { id } = await ask('/api/officers', admin, {
    badge: 'contact1',
    name: '乙',
    roles: [{ role: 'officer' }],
    password: PASSWORD,
  });
  const posting = { officer: id, village: VILLAGE, duty: 'contact', from: '2014-06-30' };
  await ask('/api/assignments', await signIn('bureau1', PASSWORD), posting);
  officer = await signIn('contact1', PASSWORD);
});

after(() => clear(dataDir, program));

process.once('exit', () => program?.process.kill('SIGTERM'));

test('the first start is ready at once and loads the villages', async () => {
  const { status } = await fetch(`${address}/readyz`);
  assert.equal(status, 200);
  assert.match(program.output(), /1,360/);
  assert.doesNotMatch(program.output(), /shown this once/, 'a given password is not printed');
});

test('a second start on the same data says so and does no harm', async () => {
  const { output, code } = await runProgram(environment);
  assert.notEqual(code, 0);
  assert.match(output, /已在运行.*\nAlready running: process \d+/);
  assert.equal(output.trim().split('\n').length, 2);
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
});

test('kill -9 of PostgreSQL under load loses nothing, and the server goes on', async () => {
  await underLoad(async () => {
    const killed = postmasterOf(dataDir);
    process.kill(killed, 'SIGKILL');
    await until(() => ![0, killed].includes(postmasterOf(dataDir)));
  });
  await nothingLost();
});

test('kill -9 of the server under load loses nothing, and the next start takes PostgreSQL over', async () => {
  await underLoad(async () => {
    program.process.kill('SIGKILL');
    await program.ended();
    program = startProgram(environment);
    address = await program.ready();
  });
  assert.match(program.output(), /taking over/);
  await nothingLost();
});

test('kill -9 of both under load loses nothing', async () => {
  await underLoad(async () => {
    program.process.kill('SIGKILL');
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await program.ended();
    program = startProgram(environment);
    address = await program.ready();
  });
  await nothingLost();
});

test('SIGTERM lets a request under way finish, then stops everything', async () => {
  const holder = await superuserOf(dataDir);
  await holder.query('begin');
  await holder.query('lock table journal_head in exclusive mode');
  const slow = push();
  await sleep(300);
  const postmaster = postmasterOf(dataDir);
  program.process.kill('SIGTERM');
  await sleep(300);
  assert.equal(program.process.exitCode, null, 'it waits for the request');
  await holder.query('commit');
  await holder.end();
  assert.equal(await slow, 200);
  assert.equal(await program.ended(), 0);
  assert.throws(() => process.kill(postmaster, 0), 'PostgreSQL is stopped as well');
  program = startProgram(environment);
  address = await program.ready();
  assert.doesNotMatch(program.output(), /taking over|1,360/);
  await nothingLost();
});

/** Pushes from several phones before, while and after something happens; each keeps trying, as the outbox does. */
async function underLoad(happens: () => Promise<void>): Promise<void> {
  const done = new AbortController();
  const phones = Array.from({ length: 6 }, async () => {
    while (!done.signal.aborted) await push().catch(() => sleep(20));
  });
  try {
    await more(30);
    await happens();
    await more(30);
  } finally {
    done.abort();
    await Promise.all(phones);
  }
}

async function more(entries: number): Promise<void> {
  const enough = accepted.size + entries;
  await until(() => accepted.size >= enough);
}

async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + 60_000;
  while (!(await fact())) {
    if (Date.now() > latest) throw new Error(program.output());
    await sleep(20);
  }
}

/** One visit; its id is kept when the answer says that it was accepted. */
async function push(): Promise<number> {
  const id = uuidv7();
  const now = new Date().toISOString();
  const entry = {
    id,
    village: VILLAGE,
    kind: 'visit',
    occurredAt: now,
    recordedAt: now,
    onSite: true,
    body: { households: [], purpose: 'routine' },
  };
  const response = await fetch(`${address}/api/journal`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ entries: [entry] }),
  });
  if (response.status !== 200) {
    await sleep(20);
    return response.status;
  }
  const { results } = (await response.json()) as { results: { status: string }[] };
  assert.equal(results[0]?.status, 'accepted');
  accepted.add(id);
  return response.status;
}

interface Page {
  entries: { id: string; number: number }[];
}

/** Every accepted entry is in the journal once, and the numbers have no gap. */
async function nothingLost(): Promise<void> {
  const seen: Page['entries'] = [];
  for (;;) {
    const after = seen.at(-1)?.number ?? 0;
    const page = await ask<Page>(`/api/journal?village=${VILLAGE}&after=${after}&limit=1000`, officer);
    seen.push(...page.entries);
    if (page.entries.length < 1000) break;
  }
  assert.deepEqual(
    seen.map(({ number }) => number),
    seen.map((_, index) => index + 1),
  );
  const ids = new Set(seen.map(({ id }) => id));
  assert.equal(ids.size, seen.length, 'none twice');
  assert.deepEqual(
    [...accepted].filter((id) => !ids.has(id)),
    [],
    'none lost',
  );
}

async function signIn(username: string, password: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  assert.equal(response.status, 200, await response.text());
  return response.headers.get('set-auth-token') ?? '';
}

async function ask<Answer = { id: string }>(path: string, token: string, body?: unknown): Promise<Answer> {
  const response = await fetch(address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text) as Answer;
}
