import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Caller, type TestServer, testServer } from '../../../tests/support/server.ts';
import { buildApp, buildApps } from './buildApp.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the desk over HTTP', () => {
  let server: TestServer;
  let bureau: Caller;
  before(async () => {
    assert.ok(await buildApps(() => undefined).done);
    server = await testServer();
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  });
  after(() => server.stop());

  const open = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.address + path, { redirect: 'manual', headers });

  test('the front door leads a signed-in person to the desk, others to sign in', async () => {
    const signedIn = await open('/', { authorization: `Bearer ${bureau.token}` });
    assert.equal(signedIn.headers.get('location'), '/desk/');
    assert.equal((await open('/')).headers.get('location'), '/desk/sign-in');
    assert.equal((await open('/desk')).headers.get('location'), '/desk/');
  });

  test('every address below is the one page, never kept, under a policy of its own nonce', async () => {
    const pages = await Promise.all(
      ['/desk/', '/desk/scorecards?area=3416', '/desk/no/such/room'].map((at) => open(at)),
    );
    const nonces = await Promise.all(
      pages.map(async (page) => {
        assert.equal(page.status, 200);
        assert.equal(page.headers.get('cache-control'), 'no-store');
        const policy = page.headers.get('content-security-policy') ?? '';
        assert.doesNotMatch(policy, /(script|style)-src [^;]*unsafe/);
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
        assert.ok((await page.text()).includes(`nonce="${nonce}"`));
        return nonce;
      }),
    );
    assert.equal(new Set(nonces).size, nonces.length);
  });

  test('its files are compressed when built, and kept for ever', async () => {
    const [, script = ''] = /src="([^"]+\.js)"/.exec(await (await open('/desk/')).text()) ?? [];
    for (const [accepted, given] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ]) {
      const file = await open(script, { 'accept-encoding': accepted as string });
      assert.equal(file.headers.get('content-encoding'), given);
      assert.match(file.headers.get('cache-control') ?? '', /immutable/);
      assert.match(await file.text(), /^import|^const|^var|^function/);
    }
  });

  for (const name of ['none.js', 'index.html', 'sources', '.js', 'x/y.js', '..%2f..%2f..%2fpackage.json', '%00.js']) {
    test(`there is no file ${name}`, async () => {
      const { status, body } = await server.nobody.get(`/desk/assets/${name}`);
      assert.deepEqual([status, body.code], [404, 'not_found']);
    });
  }
});

describe('building the desk', () => {
  const root = mkdtempSync(join(tmpdir(), 'village-beat-build-'));
  const built = join(root, 'dist/desk');
  after(() => rmSync(root, { recursive: true }));
  const build = async (script: string) => {
    const told: string[] = [];
    writeFileSync(join(root, 'src/desk/main.tsx'), script);
    const done = await buildApp('desk', (line) => told.push(line), { root, built }).done;
    return { done, told };
  };
  before(() => {
    mkdirSync(join(root, 'src/desk'), { recursive: true });
    mkdirSync(join(root, 'dist'));
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    for (const file of ['vite.config.ts', 'src/desk/index.html']) {
      writeFileSync(join(root, file), readFileSync(join(ROOT, file)));
    }
  });

  test('it is built once, and anew when its sources changed', async () => {
    const first = await build('export const one = 1;');
    assert.deepEqual([first.done, first.told.length], [true, 2], first.told.join('\n'));
    assert.deepEqual(await build('export const one = 1;'), { done: true, told: [] });
    assert.equal((await build('export const one = 2;')).told.length, 2);
  });

  test('a build that fails is told in one sentence, and leaves the desk before', async () => {
    const before = readFileSync(join(built, 'index.html'), 'utf8');
    const { done, told } = await build("import './none.ts';");
    assert.equal(done, false);
    assert.match(told.at(-1) ?? '', /^工作台\(\/desk\/\)没有生成.*none\.ts.*\nthe desk was not built.*none\.ts/);
    assert.equal(readFileSync(join(built, 'index.html'), 'utf8'), before);
  });
});
