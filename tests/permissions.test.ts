import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allowed } from '../src/domain/people/permissions.ts';
import type { Person } from '../src/domain/people/roles.ts';
import type { Route } from '../src/server/platform/http/route.ts';
import type { Ask, Sample } from './support/sample.ts';
import { samples } from './support/samples.ts';
import { type Answer, type Caller, LUNAN, type TestServer, WULOU, testServer } from './support/server.ts';
import { type Asking, type Side, everyone, nowhere, peopleOf, sideOf } from './support/sides.ts';

// Every route there is × every role × own village, another's, and one that does not exist, compared with the table of
// permissions. What is forbidden and what is missing must answer alike.
let server: TestServer;
let people: Record<Asking, Caller>;
let own: Side;
let other: Side;

before(async () => {
  server = await testServer();
  people = await peopleOf(server, LUNAN);
  own = await sideOf(server, LUNAN, people);
  other = await sideOf(server, WULOU, await peopleOf(server, WULOU));
});
after(() => server.stop());

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const routesOf = (): Route[] => server.built.routes;
/** Those without a sample are named by a test of their own. */
const sampled = (): Route[] => routesOf().filter((route) => samples[nameOf(route)] !== undefined);

async function sampleAsked(route: Route, asking: Asking, side: Side): Promise<Answer> {
  const sample = sampleOf(route);
  const caller = sample.ends && asking !== 'nobody' ? await fresh(asking) : people[asking];
  const { path, body, headers }: Ask = await sample.ask(side, asking);
  return caller.ask(route.method.toUpperCase(), path, body, headers);
}

/** Someone of the same roles whose session may end. */
async function fresh(asking: Asking): Promise<Caller> {
  const { db } = server.database;
  const held = await db.selectFrom('roleGrant').selectAll().where('officer', '=', people[asking].id).execute();
  return server.person(held.map(({ role, area }) => ({ role: role as never, ...(area === '' ? {} : { area }) })));
}

function sampleOf(route: Route): Sample {
  const sample = samples[nameOf(route)];
  assert.ok(sample, `${nameOf(route)} has no sample in tests/support/samples.ts`);
  return sample;
}

async function isAllowed(route: Route, asking: Asking): Promise<boolean> {
  if (route.permission === 'public') return true;
  if (asking === 'nobody') return false;
  if (route.permission === 'signedIn') return true;
  const headers = new Headers({ authorization: `Bearer ${people[asking].token}` });
  return allowed((await server.services.authenticate(headers)) as Person, route.permission);
}

const said = ({ status, body }: Answer): string =>
  status < 400 || body.code === undefined ? `${status}` : `${status} ${body.code}`;

/** An answer without what tells two requests, or the ids asked for, apart. */
function plain({ status, body }: Answer, side: Side): string {
  const ids = [side.village, side.station, side.county, side.unit, side.photo];
  let text = `${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
  for (const id of ids) text = text.replaceAll(id, '#').replaceAll(encodeURIComponent(id), '#');
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+\+08:00/g, '#');
}

test('every route has a sample, and every sample a route', () => {
  const names = routesOf().map(nameOf);
  assert.deepEqual(
    names.filter((name) => samples[name] === undefined),
    [],
    'routes without a sample in tests/support/samples.ts',
  );
  assert.deepEqual(
    Object.keys(samples).filter((name) => !names.includes(name)),
    [],
    'samples without a route',
  );
});

test('nothing is served that is not declared, but the description of what is', () => {
  const declared = new Set(routesOf().map((route) => nameOf(route).replaceAll(/\{(\w+)\}/g, ':$1')));
  const served = server.built.app.routes
    .filter(({ path }) => path !== '/*')
    .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  assert.deepEqual(
    served.filter((name) => !declared.has(name)),
    ['get /openapi.json'],
  );
});

/** What the table promises the asker on the own side. */
async function promised(route: Route, asking: Asking): Promise<string> {
  if (await isAllowed(route, asking)) return sampleOf(route).own ?? '200';
  return asking === 'nobody' ? '401 sign_in_required' : '403 not_allowed';
}

/** Pages send nobody to sign in, and tell a refusal in words. */
const isPage = (route: Route, asking: Asking): boolean => route.answerType === 'text/html' && asking === 'nobody';

/** A route's fault, or nothing. */
async function faultOnOwnSide(route: Route, asking: Asking): Promise<string | undefined> {
  const expected = await promised(route, asking);
  const answer = await sampleAsked(route, asking, own);
  if (isPage(route, asking) && answer.status === 302) return undefined;
  if (route.answerType === 'text/html' && String(answer.status) === expected.slice(0, 3)) return undefined;
  if (said(answer) === expected) return undefined;
  return `${nameOf(route)}: ${said(answer)} instead of ${expected} ${JSON.stringify(answer.body).slice(0, 400)}`;
}

async function faultElsewhere(route: Route, asking: Asking): Promise<string | undefined> {
  const elsewhere = await sampleAsked(route, asking, other);
  if (sampleOf(route).judged && (await isAllowed(route, asking))) {
    const [result] = elsewhere.body.results as { status: string }[];
    const expected = asking === 'officer' ? 'held' : 'refused';
    return result?.status === expected ? undefined : `${nameOf(route)}: ${result?.status} instead of ${expected}`;
  }
  if (sampleOf(route).makes) return elsewhere.status >= 400 ? undefined : `${nameOf(route)}: ${elsewhere.status}`;
  const missing = nowhere(server);
  const [found, nothing] = [plain(elsewhere, other), plain(await sampleAsked(route, asking, missing), missing)];
  if (found !== nothing) return `${nameOf(route)}: ${found.slice(0, 300)} unlike ${nothing.slice(0, 300)}`;
  return route.method === 'get' || sampleOf(route).each || elsewhere.status >= 400
    ? undefined
    : `${nameOf(route)}: ${elsewhere.status}`;
}

async function faultsOf(
  of: (route: Route, asking: Asking) => Promise<string | undefined>,
  asking: Asking,
  routes: Route[],
) {
  const faults: string[] = [];
  for (const route of routes) faults.push((await of(route, asking)) ?? '');
  return faults.filter((fault) => fault !== '');
}

for (const asking of everyone) {
  describe(`what ${asking} may ask`, () => {
    test('is what the table says', async () => {
      assert.deepEqual(await faultsOf(faultOnOwnSide, asking, sampled()), []);
    });

    test('of another village answers as if it did not exist', async () => {
      const placed = sampled().filter((route) => sampleOf(route).anywhere !== true);
      assert.deepEqual(await faultsOf(faultElsewhere, asking, placed), []);
    });
  });
}
