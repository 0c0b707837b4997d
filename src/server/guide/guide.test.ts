import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';

describe('the guide', () => {
  let server: TestServer;
  let admin: Caller;
  before(async () => {
    server = await testServer();
    admin = await server.person([{ role: 'admin' }]);
  });
  after(() => server.stop());

  const undone = async (who: Caller): Promise<string[]> =>
    (await who.get('/api/guide')).body.steps
      .filter(({ done }: { done: boolean }) => !done)
      .map(({ step }: { step: string }) => step);

  it('of a fresh deployment asks for a bureau, officers, postings and the first invitation', async () => {
    assert.deepEqual(await undone(admin), ['bureau', 'officers', 'postings', 'invitation']);
  });

  it('goes on as the work is done, and says so to the bureau too', async () => {
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    await admin.post(`/api/officers/${bureau.id}/password`, {});
    const wang = await server.person([{ role: 'officer' }]);
    assert.deepEqual(await undone(admin), ['postings', 'invitation']);
    await server.post(wang, LUNAN);
    assert.deepEqual(await undone(admin), ['invitation']);
    await admin.post(`/api/officers/${wang.id}/password`, {});
    const { done, standing } = (await admin.get('/api/guide')).body;
    assert.deepEqual([done, standing.postings, standing.withLead, standing.invited], [true, 1, 1, 1]);
    const session = await server.person([{ role: 'bureau', area: '341621' }]);
    assert.deepEqual(await undone(session), ['postings', 'invitation']);
  });
});
