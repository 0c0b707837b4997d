import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer } from './support/server.ts';

// What a refusal says is said in the caller's language: no English sentence for a Chinese reader, no Chinese for an English one.
let server: TestServer;
let admin: Caller;
let bureau: Caller;
let auditor: Caller;

before(async () => {
  server = await testServer();
  admin = await server.person([{ role: 'admin' }]);
  bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  auditor = await server.person([{ role: 'auditor' }]);
});
after(() => server.stop());

type Refused = [who: () => Caller, method: string, path: string, body?: unknown];
const NOBODY = '00000000-0000-7000-8000-000000000000';
const file = { name: 'x.xlsx', content: Buffer.from('PK\u0003\u0004 nothing').toString('base64') };

const refusals: Record<string, Refused> = {
  'a month of a wrong shape': [() => bureau, 'GET', '/api/scorecards?area=3416&month=2026-13'],
  'an area of a wrong shape': [() => bureau, 'GET', '/api/scorecards?area=34a&month=2026-11'],
  'a village of a wrong shape': [() => bureau, 'GET', '/api/diary?village=34'],
  'a page that is none': [() => bureau, 'GET', '/api/scorecards?area=3416&month=2026-11&cursor=x'],
  'numbers of a wrong shape': [() => bureau, 'GET', `/api/diary?village=${LUNAN}&numbers=a`],
  'a figure that is none': [() => bureau, 'GET', '/api/reports/behind?area=3416&month=2026-11&figure=x'],
  'a year to come': [() => bureau, 'GET', `/api/binders?village=${LUNAN}&year=2098`],
  'a day of another century': [() => bureau, 'GET', '/api/assignments/gaps?area=3416&on=1800-01-01'],
  'a text that cannot be stored': [() => bureau, 'GET', '/api/area-search?spelling=%00'],
  'nothing to change': [() => bureau, 'PUT', `/api/assignments/${NOBODY}`, {}],
  'neither officer nor unit': [
    () => bureau,
    'POST',
    '/api/absences',
    { from: '2026-11-01', to: '2026-11-02', kind: 'leave' },
  ],
  'a policy that is none': [() => bureau, 'POST', '/api/policies', { area: '3416', from: '2026-12-01', policy: {} }],
  'an unknown area to verify': [() => auditor, 'POST', '/api/audit/verifications', { area: '99' }],
  'an import of nothing': [() => admin, 'POST', '/api/imports/officers', {}],
  'roles that exclude each other': [
    () => admin,
    'POST',
    '/api/officers',
    {
      badge: 'n.1',
      name: '甲',
      roles: [{ role: 'admin' }, { role: 'auditor' }, { role: 'station' }, { role: 'bureau', area: '99' }],
      password: '12345',
    },
  ],
  'a file that cannot be opened': [() => admin, 'POST', '/api/imports/officers', { files: [file] }],
  'a receiver that may not be told': [
    () => admin,
    'POST',
    '/api/settings/webhooks',
    { name: 'x', kind: 'generic', url: 'http://a.example/', area: '99', events: ['held.waiting'] },
  ],
};

for (const [what, [who, method, path, body]] of Object.entries(refusals)) {
  test(`${what} is told in the caller's language`, async () => {
    for (const language of ['zh', 'en']) {
      const { status, body: answer } = await who().ask(method, path, body, { 'accept-language': language });
      assert.equal(status, 422);
      assert.ok(answer.issues.length > 0);
      for (const { message } of answer.issues) {
        if (language === 'zh') assert.match(message, /[一-龥]/);
        else assert.doesNotMatch(message, /[一-龥]/);
        assert.doesNotMatch(message, /\/\^|_/, 'a regular expression or a code explains nothing');
      }
    }
  });
}
