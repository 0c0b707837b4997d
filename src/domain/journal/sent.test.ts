import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSent } from './sent.ts';

const ID = '0147c6f1-8a00-7000-8000-000000000001';
const OFFICER = '5f0c2a34-7d0e-4c5b-9a43-0c1d2e3f4a5b';
const BODIES: Record<string, object> = {
  visit: { households: [], purpose: 'routine' },
  hazardStep: { step: 'handedOver', to: 'power', askAgainOn: '2014-12-01' },
  incident: { class: 'accident', sizeBand: 'none', help: ['medical'], place: '塘边', what: '拖拉机侧翻' },
  counselling: { theme: '防赌博', people: 20 },
  patrol: { startedAt: '2014-11-07T21:00:00+08:00', endedAt: '2014-11-08T00:30:00+08:00', volunteers: 6, night: true },
  mediation: {
    way: 'people',
    result: 'settled',
    mediators: ['officer'],
    agreement: 'written',
    performOn: '2014-12-01',
  },
  dispute: { type: 'neighbour', size: 'two', harm: 'none' },
  analysis: { month: '2014-11' },
  complaint: { subject: 'officer', via: 'page' },
  caseCounts: { month: '2014-11', codeList: 'cn-mps-eight@2022', counts: { 盗窃: 3 } },
  correction: { action: 'withdraw', reason: '记重了' },
  alert: { level: 'notice', topic: 'fire', title: '防火', text: '不要焚烧秸秆', validUntil: '2014-11-30' },
};
const ABOUT = ['hazardStep', 'mediation', 'correction'];

function entry(kind: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: ID,
    village: kind === 'complaint' ? '341622' : '341622101210',
    kind,
    occurredAt: '2014-11-07T09:00:00+08:00',
    recordedAt: '2014-11-07T09:01:00+08:00',
    onSite: true,
    ...(ABOUT.includes(kind) ? { about: ID } : {}),
    body: BODIES[kind],
    ...more,
  };
}

const withBody = (kind: string, changes: object) => entry(kind, { body: { ...BODIES[kind], ...changes } });

/** As JSON brings it: `__proto__` is a key like any other there. */
const parsed = (json: string, more: object = {}): unknown =>
  JSON.parse(JSON.stringify(more) === '{}' ? json : `${JSON.stringify(more).slice(0, -1)},${json.slice(1)}`);

for (const kind of Object.keys(BODIES)) {
  test(`a plain ${kind} passes`, () => assert.deepEqual(readSent(entry(kind)).faults, undefined));
}

const refused: [string, unknown, string[]][] = [
  ['nothing at all', null, ['/kind']],
  ['an unknown kind', entry('suspect'), ['/kind']],
  ['an author', entry('visit', { author: OFFICER }), ['/author']],
  ['a number', entry('visit', { number: 1 }), ['/number']],
  ['an unknown key in the body', withBody('visit', { person: '张三' }), ['/body/person']],
  ['an id that is no UUIDv7', entry('visit', { id: OFFICER }), ['/id']],
  ['a village of a county’s length', entry('visit', { village: '341622' }), ['/village']],
  ['a complaint in a village', entry('complaint', { village: '341622101210' }), ['/village']],
  ['a time without offset', entry('visit', { recordedAt: '2014-11-07T09:00:00' }), ['/recordedAt']],
  ['a day that does not exist', entry('visit', { recordedAt: '2014-02-30T09:00:00+08:00' }), ['/recordedAt']],
  ['a time before 2013', entry('visit', { occurredAt: '2012-12-31T15:59:59Z' }), ['/occurredAt']],
  [
    'five officers with it',
    entry('visit', { with: [1, 2, 3, 4, 5].map((n) => `${OFFICER.slice(0, -1)}${n}`) }),
    ['/with'],
  ],
  ['the same officer twice', entry('visit', { with: [OFFICER], onBehalfOf: OFFICER }), ['/with']],
  ['a visit about something', entry('visit', { about: ID }), ['/about']],
  ['a step about nothing', { ...entry('hazardStep'), about: undefined }, ['/about']],
  ['a note on an incident', entry('incident', { note: '说明' }), ['/note']],
  ['a photo of an incident', entry('incident', { files: [] }), ['/files']],
  ['a note on counselling', entry('counselling', { note: '某人' }), ['/note']],
  ['details of a visit', entry('visit', { sealed: { name: '张三' } }), ['/sealed']],
  ['an empty note', entry('visit', { note: '   ' }), ['/note']],
  ['U+0000 in a note', entry('visit', { note: 'a\u0000b' }), ['/note']],
  ['a lone surrogate in a note', entry('visit', { note: 'a\ud800' }), ['/note']],
  ['a month before the scheme', withBody('analysis', { month: '2012-12' }), ['/body/month']],
  ['a thirteenth month', withBody('analysis', { month: '2014-13' }), ['/body/month']],
  [
    'a hand-over to nobody, never asked again',
    entry('hazardStep', { body: { step: 'handedOver' } }),
    ['/body/to', '/body/askAgainOn'],
  ],
  [
    'a patrol that ends before it starts',
    withBody('patrol', { endedAt: '2014-11-07T20:00:00+08:00' }),
    ['/body/endedAt'],
  ],
  [
    'a category that JavaScript would drop',
    withBody('caseCounts', { counts: parsed('{"__proto__":5}') }),
    ['/body/counts/__proto__'],
  ],
  [
    'a dropped key in what a correction changes',
    withBody('correction', { action: 'amend', changes: { body: parsed('{"place":"村口","__proto__":4}') } }),
    ['/body/changes/body/__proto__'],
  ],
  ['a dropped key that is named once', parsed('{"kind":"visit","__proto__":1}', entry('visit')), ['/__proto__']],
  ['a category of R3', withBody('caseCounts', { counts: { 宗教: 1 } }), ['/body/counts/宗教']],
  ['a code list of R3', withBody('caseCounts', { codeList: '信访' }), ['/body/codeList']],
  [
    'an identity number as a print',
    entry('handout', { body: { item: 'contactCard', copies: 1, print: '11010519491231002X' } }),
    ['/body/print'],
  ],
  ['a settled dispute sent elsewhere', withBody('mediation', { to: 'court' }), ['/body/to']],
  ['a day of performance of nothing written', withBody('mediation', { agreement: 'oral' }), ['/body/performOn']],
  ['a mediation by nobody', withBody('mediation', { mediators: [] }), ['/body/mediators']],
  ['no help and help', withBody('incident', { help: ['none', 'fire'] }), ['/body/help']],
  ['an event told in more than 60 characters', withBody('incident', { what: '长'.repeat(61) }), ['/body/what']],
  ['a withdrawal that changes something', withBody('correction', { changes: { onSite: false } }), ['/body/changes']],
  [
    'everything wrong at once',
    { ...withBody('visit', { purpose: 'x', y: 1 }), id: 1, onSite: 'yes', z: 1 },
    ['/id', '/onSite', '/body/purpose', '/body/y', '/z'],
  ],
];

for (const [what, sent, paths] of refused) {
  test(`${what} is refused, and the issue points there`, () => {
    const { faults } = readSent(sent);
    assert.deepEqual(
      faults?.issues.map(({ path }) => path),
      paths,
    );
    for (const language of ['zh', 'en'] as const) {
      const messages = readSent(sent, language).faults!.issues.map(({ message }) => message);
      assert.ok(
        messages.every((message) => /[\u4e00-\u9fff]/.test(message) === (language === 'zh')),
        messages.join(),
      );
    }
  });
}

const guarded: [string, unknown, string][] = [
  ['a phone number in a note', entry('visit', { note: '电话13812345678' }), '/note'],
  ['an identity number in a place', withBody('dispute', { place: '11010519491231002X' }), '/body/place'],
  ['a protected word in what happened', withBody('incident', { what: '多人上访' }), '/body/what'],
  [
    'a phone number in a party’s role, which is not masked',
    entry('dispute', { sealed: { parties: [{ role: '13812345678', name: '王某甲' }] } }),
    '/sealed/parties/0/role',
  ],
  [
    'a protected word in a party’s role',
    entry('dispute', { sealed: { parties: [{ role: '信教的', name: '王某甲' }] } }),
    '/sealed/parties/0/role',
  ],
  [
    'an identity number beside a name',
    entry('dispute', { sealed: { parties: [{ role: '甲方', name: '王某甲11010519491231002X' }] } }),
    '/sealed/parties/0/name',
  ],
  ['a phone number in a reason', withBody('correction', { reason: '问13812345678' }), '/body/reason'],
];
for (const [what, sent, path] of guarded) {
  test(`${what} is refused as guarded`, () => {
    const { faults } = readSent(sent, 'zh');
    assert.equal(faults?.code, 'guarded');
    assert.deepEqual(
      faults.issues.map((issue) => [issue.path, issue.code]),
      [[path, 'guarded']],
    );
  });
}

test('what the guard finds is told together with other faults', () => {
  const { faults } = readSent(entry('visit', { note: '电话13812345678', onSite: 1 }));
  assert.deepEqual([faults?.code, faults?.issues.map(({ path }) => path)], ['invalid', ['/onSite', '/note']]);
});

test('phone numbers in sealed details are where they belong', () => {
  const sealed = { parties: [{ role: '甲方', name: '王某甲', phone: '138 1234 5678' }] };
  const { sent } = readSent(entry('dispute', { sealed }));
  assert.deepEqual(sent?.sealed, { parties: [{ role: '甲方', name: '王某甲', phone: '13812345678' }] });
});

test('what stands in the county’s journal is corrected and confirmed there', () => {
  assert.equal(readSent(entry('correction', { village: '341622' })).faults, undefined);
  const confirmation = { kind: 'confirmation', about: ID, body: { answer: 'mine' }, village: '341622' };
  assert.equal(readSent(entry('visit', confirmation)).faults, undefined);
  assert.equal(readSent(entry('correction', { village: '341622101' })).faults?.issues[0]?.path, '/village');
});

test('an accepted entry has one form', () => {
  const { sent } = readSent(
    entry('visit', {
      id: ID.toUpperCase(),
      occurredAt: '2014-11-07T01:00:00.1239Z',
      with: [],
      files: [],
      note: ' cafe\u0301 ',
    }),
  );
  assert.equal(sent!.id, ID);
  assert.equal(sent!.occurredAt, '2014-11-07T09:00:00.123+08:00');
  assert.equal(sent!.note, 'caf\u00e9');
  assert.ok(!('with' in sent!) && !('files' in sent!));
});

test('a bare day is kept as a time', () => {
  assert.equal(readSent(entry('alert')).sent!.body['validUntil'], '2014-11-30T23:59:59.999+08:00');
});
