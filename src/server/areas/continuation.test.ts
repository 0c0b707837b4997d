import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import { firstBreak, START } from '../../domain/journal/chain.ts';
import { sha256 } from '../journal/digest.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const SUCCESSOR = '341622101998';

describe('a merge of villages', () => {
  let server: TestServer;
  let bureau: Caller;
  let wang: Caller;
  before(async () => {
    server = await testServer({ at: AT });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    wang = await server.person([{ role: 'officer' }]);
    await server.post(wang, LUNAN);
    await server.post(wang, '341622101211');
  });
  after(() => server.stop());

  const note = (village: string) =>
    wang.post('/api/journal', {
      entries: [
        {
          id: uuidv7(),
          village,
          kind: 'diary',
          occurredAt: AT,
          recordedAt: AT,
          onSite: true,
          body: { work: ['talk'] },
        },
      ],
    });
  const upload = (...lines: string[]) =>
    bureau.post('/api/imports/areas', {
      files: [
        {
          name: 'merge.csv',
          content: Buffer.from(['代码,名称,类型,撤销日期,并入', ...lines].join('\n')).toString('base64'),
        },
      ],
    });
  const merge = () =>
    upload(
      `${SUCCESSOR},新路南村,村,,`,
      `${LUNAN},路南村,,2026-11-24,${SUCCESSOR}`,
      `341622101211,旧村,,2026-11-24,${SUCCESSOR}`,
      `341622101212,空村,,2026-11-24,${SUCCESSOR}`,
    );

  it('opens the journal of the successor with the heads of the journals it continues, once', async () => {
    await note(LUNAN);
    const [last] = (await note(LUNAN)).body.results;
    const [other] = (await note('341622101211')).body.results;
    assert.equal((await merge()).status, 200);
    assert.equal((await merge()).status, 200);
    const { entries, head } = (await bureau.get(`/api/journal?village=${SUCCESSOR}`)).body;
    assert.equal(head.number, 1);
    assert.deepEqual([entries[0].kind, entries[0].author], ['continuation', 'system']);
    assert.deepEqual(entries[0].body.continues, [
      { village: LUNAN, number: 2, digest: last.digest },
      { village: '341622101211', number: 1, digest: other.digest },
    ]);
    assert.equal(firstBreak({ number: 0, digest: START }, entries, sha256), null);
  });

  it('ends the postings in what was merged, and leaves its history readable to the successor’s officer', async () => {
    const { assignments } = (await bureau.get(`/api/assignments?area=${LUNAN}`)).body;
    assert.deepEqual(
      assignments.map((one: { to: string }) => one.to),
      ['2026-11-23'],
    );
    const li = await server.person([{ role: 'officer' }]);
    await server.post(li, SUCCESSOR, 'contact', '2026-11-01');
    assert.equal((await li.get(`/api/journal?village=${LUNAN}`)).body.entries.length, 2);
    assert.deepEqual(
      (await li.get('/api/me')).body.closed,
      [LUNAN, '341622101211', '341622101212'].map((village, index) => ({
        ...{ village, name: ['路南村', '旧村', '空村'][index], on: '2026-11-24', successor: SUCCESSOR },
      })),
    );
    const posted = await bureau.post('/api/assignments', {
      officer: li.id,
      village: LUNAN,
      duty: 'contact',
      from: '2026-11-25',
    });
    assert.deepEqual(
      posted.body.issues.map((one: { code: string }) => one.code),
      ['village_closed'],
    );
  });

  it('takes the merged villages out of coverage on that day', async () => {
    const areas = async (on: string) => (await bureau.get(`/api/coverage?area=341622101&on=${on}`)).body.areas;
    assert.equal((await areas('2026-11-23')) - (await areas('2026-11-24')), 3);
  });
});
