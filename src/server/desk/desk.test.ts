import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

const NOW = '2026-09-20T12:00:00.000+08:00';

describe('the first page of the desk', () => {
  let server: TestServer;
  let bureau: Caller;
  let officer: Caller;

  before(async () => {
    server = await testServer({ at: NOW });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN, 'contact', '2026-01-01');
    const doors = [uuidv7(), uuidv7(), uuidv7()];
    const common = {
      village: LUNAN,
      occurredAt: '2026-09-10T09:00:00+08:00',
      recordedAt: '2026-09-10T09:05:00+08:00',
      onSite: true,
    };
    const entries = [
      ...doors.map((id, index) => ({
        ...common,
        id,
        kind: 'household',
        body: { group: '东头', label: `${index + 1}号` },
      })),
      {
        ...common,
        id: uuidv7(),
        kind: 'visit',
        body: { households: doors, purpose: 'routine' },
        note: '<script>alert(1)</script>',
      },
    ];
    const pushed = await officer.post('/api/journal', { officer: officer.id, entries });
    assert.deepEqual(
      new Set(pushed.body.results.map((result: { status: string }) => result.status)),
      new Set(['accepted']),
    );
  });
  after(() => server.stop());

  async function open(who: Caller, path: string): Promise<{ status: number; text: string; location: string | null }> {
    const headers = { ...(who.token && { authorization: `Bearer ${who.token}` }) };
    const answer = await fetch(`${server.address}${path}`, { headers, redirect: 'manual' });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
  }

  const links = (text: string, path: string): string[] =>
    [...text.matchAll(/href="([^"]+)"/g)]
      .map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
      .filter((href) => href.startsWith(path));

  test('leads whoever is not signed in to sign in and back', async () => {
    const answer = await open(server.nobody, '/desk/?area=3416&month=2026-09');
    assert.equal(answer.status, 302);
    assert.equal(answer.location, `/desk/sign-in?next=${encodeURIComponent('/desk/?area=3416&month=2026-09')}`);
    assert.match((await open(server.nobody, '/desk/sign-in')).text, /警号/);
  });

  test('is where the front door leads whoever is signed in', async () => {
    assert.equal((await open(bureau, '/')).location, '/desk/');
    assert.equal((await open(server.nobody, '/')).location, '/desk/sign-in');
  });

  test('shows coverage and the month of the city, Chinese first and in English', async () => {
    const chinese = await open(bureau, '/desk/?month=2026-09');
    assert.match(chinese.text, /亳州市/);
    assert.match(chinese.text, /无人负责: 988/);
    assert.match(chinese.text, /未截止/);
    const english = await open(bureau, '/desk/?month=2026-09&lang=en');
    assert.match(english.text, /Without a lead: 988/);
    assert.match(english.text, /<html lang="en">/);
  });

  test('opens a figure of the city down to the entries that made it', async () => {
    const city = await open(bureau, '/desk/?month=2026-09');
    const [figure] = links(city.text, '/desk/figure').filter((href) =>
      /area=341622&.*householdVisits|householdVisits.*area=341622/.test(href),
    );
    assert.ok(figure, 'the county has a figure of household visits');
    const villages = await open(bureau, figure);
    const evidence = links(villages.text, '/desk/evidence').find(
      (href) => href.includes(LUNAN) && href.includes(officer.id),
    );
    assert.ok(evidence, 'the village has a row of its contact officer');
    const entries = await open(bureau, evidence);
    assert.match(entries.text, /走访 · 日常走访 · 3户/);
    assert.match(entries.text, /✓ 计入/);
  });

  /** Links of one kind and duty differ by their area only. */
  const shapeOf = (href: string): string => href.replaceAll(/(area|village)=[0-9A-Z]+/g, '$1');

  test('every kind of link on the city, the township and the village opens', async () => {
    for (const path of [
      '/desk/?month=2026-09',
      '/desk/?area=341622101&month=2026-09',
      `/desk/?area=${LUNAN}&month=2026-09`,
    ]) {
      const page = await open(bureau, path);
      const oneOfEach = new Map(links(page.text, '/desk/').map((href) => [shapeOf(href), href]));
      for (const href of oneOfEach.values()) assert.equal((await open(bureau, href)).status, 200, href);
    }
  });

  test('shows nothing that anybody typed', async () => {
    const page = await open(
      bureau,
      `/desk/evidence?village=${LUNAN}&duty=villageDays&officer=${officer.id}&month=2026-09`,
    );
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /alert\(1\)|东头/);
  });

  test("answers another's village and no village alike", async () => {
    const other = await open(officer, `/desk/?area=${WULOU}&month=2026-09`);
    const none = await open(officer, '/desk/?area=999999999999&month=2026-09');
    assert.equal(other.status, 404);
    const withoutAddress = (text: string) => text.replaceAll(/area=\d+/g, 'area');
    assert.equal(withoutAddress(other.text), withoutAddress(none.text));
  });

  test('says what is wrong in the language of the page', async () => {
    const wrong = await open(bureau, '/desk/?month=abc&lang=zh');
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /网址不完整或有误/);
    assert.match((await open(bureau, '/desk/?area=350102001001&lang=zh')).text, /没有您可以查看的内容/);
    assert.match((await open(bureau, '/desk/?area=350102001001&lang=en')).text, /nothing here for you/);
  });

  test('has an empty state for a month without a policy and for roles without a desk', async () => {
    assert.match((await open(bureau, '/desk/?month=2013-06')).text, /还没有工作要求/);
    const auditor = await server.person([{ role: 'auditor' }]);
    assert.match((await open(auditor, '/desk/')).text, /暂时没有/);
  });
});
