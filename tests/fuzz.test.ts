import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { type Fault, bodies, query, refusalFaults, filled } from './support/hostileRequests.ts';
import { Fitting, type Operation, operationsOf } from './support/fuzz.ts';
import { type Answer, type Caller, LUNAN, type TestServer, testServer } from './support/server.ts';

// Every operation of the OpenAPI document with good, odd and broken input: never a fault of ours (5xx), every refusal is a
// problem that lists its issues, and what is refused leaves no row behind.
const RUNS = Number(process.env.FUZZ_RUNS ?? 25);

const server: TestServer = await testServer();
const client = new pg.Client({ connectionString: server.database.superUrl });
const document = (await server.nobody.get('/openapi.json')).body;
const fitting = new Fitting(document);

before(() => client.connect());
after(async () => {
  await client.end();
  await server.stop();
});

/** Rows of every table; what a refusal may leave: the line that says someone tried. */
const MAY_GROW = ['audit', 'audit_seal', 'sign_in_failure', 'auth_session', 'heard', 'job'];
/** The first push to a village makes its head to lock it, at number 0: no entry, and only where there is a village. */
const HEADS =
  '(select from journal_head where number > 0 or not exists (select from area where id = village)) as heads';
let counting: string | undefined;

async function rowsStored(): Promise<Record<string, number>> {
  counting ??= await countingStatement();
  const { rows } = await client.query<{ name: string; rows: number }>(counting);
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

async function countingStatement(): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1)`,
    [MAY_GROW],
  );
  const table = (name: string) => (name === 'journal_head' ? HEADS : `"${name}"`);
  return rows
    .map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${table(name)}`)
    .join(' union all ');
}

/** New people for each operation: a good request may well end their sessions or take their roles. */
async function people(): Promise<Caller[]> {
  const worker = await server.person([
    { role: 'officer' },
    { role: 'station', area: '341622101' },
    { role: 'bureau', area: '3416' },
    { role: 'unit', area: '法制大队' },
  ]);
  await server.post(worker, LUNAN);
  return [worker, await server.person([{ role: 'admin' }]), await server.person([{ role: 'auditor' }])];
}

/** Who of them the operation is open to; the first one when to none. What is asked for is the first one's. */
async function callerFor(operation: Operation): Promise<Caller> {
  const [worker, ...others] = await people();
  assert.ok(worker);
  fitting.ids.splice(0, Infinity, worker.id);
  for (const caller of [worker, ...others]) {
    const answer = await caller.ask(operation.method, filled(operation.path, {}), operation.body ? {} : undefined);
    if (answer.status !== 403) return caller;
  }
  return worker;
}

const refusedSome = ({ status, body }: Answer): boolean =>
  status >= 400 ||
  (Array.isArray(body?.results) && body.results.some((result: { status: string }) => result.status === 'refused'));

const storedNothing = ({ status, body }: Answer): boolean =>
  status >= 400 ||
  (Array.isArray(body?.results) && body.results.every((result: { status: string }) => result.status === 'refused'));

/** Signing out ends the caller's own session; it has its own tests. */
const LEFT_OUT = /\/sign-out|\/two-factor\/|sessions/;

for (const operation of operationsOf(document).filter(({ path }) => !LEFT_OUT.test(path))) {
  test(`${operation.method} ${operation.path} takes any input without a fault and stores nothing it refuses`, async () => {
    const caller = await callerFor(operation);
    let stored = await rowsStored();
    const request = fc.record({ query: query(operation, fitting), body: bodies(operation, fitting) });
    await fc.assert(
      fc.asyncProperty(request, async ({ query: asked, body }) => {
        const target = filled(operation.path, asked.path) + asked.search;
        const answer = await caller.ask(operation.method, target, body.text, body.headers);
        const faults: Fault[] = refusalFaults(answer, operation.page);
        assert.deepEqual(faults, [], `${operation.method} ${target} ${body.text?.slice(0, 300)}`);
        if (body.mustBeRefused) assert.ok(refusedSome(answer), `taken: ${body.text?.slice(0, 300)}`);
        const now = await rowsStored();
        if (storedNothing(answer))
          assert.deepEqual(now, stored, `${operation.method} ${target} ${body.text?.slice(0, 300)}`);
        stored = now;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    assert.equal((await caller.get('/api/me')).status, 200, 'signed out meanwhile: nothing was tried');
  });
}
