import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  absence,
  bozhou,
  households,
  november,
  NOVEMBER_CLOSES as closed,
  posting,
  visit,
} from '../../../tests/support/months.ts';
import { noted, time } from '../../../tests/support/noted.ts';
import { assess, elsewhereOf } from './assess.ts';
import type { Policy } from './policy.ts';

const asOf = time('12-05 08:00');
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
const figure = (found: ReturnType<typeof assess>, row: number, duty: 'villageDays' | 'householdVisits') => {
  const result = found.postings[row]?.duties[duty];
  return result && `${result.done}/${result.required} ${result.state}`;
};

test('each posting has its own row with its own duties; an auxiliary has none', () => {
  const { postings, village } = assess(
    november({
      postings: [
        posting({ officer: 'resident', duty: 'resident' }),
        posting({ officer: 'auxiliary', duty: 'auxiliary' }),
        posting(),
        posting({ officer: 'gone', to: '10-31' }),
        posting({ officer: 'coming', from: '12-01' }),
      ],
    }),
  );
  assert.deepEqual(
    postings.map((row) => [row.posting, row.officer, ...Object.keys(row.duties)]),
    [
      ['auxiliary', 'auxiliary'],
      ['contact', 'officer', 'villageDays', 'householdVisits', 'informationPassed'],
      ['resident', 'resident', 'contactBriefed'],
    ],
  );
  assert.equal(Object.keys(village).length, 8);
});

test('one who stands in for both has the duties of both in one row, each by its own days', () => {
  const acting = { officer: 'substitute', duty: 'acting' } as const;
  const { postings } = assess(
    november({
      postings: [
        posting({ ...acting, standsInFor: 'contact', from: '11-01', to: '11-15' }),
        posting({ ...acting, standsInFor: 'resident', from: '11-11', to: '11-30' }),
      ],
      entries: [talk('11-12 09:00', { author: 'substitute' }), talk('11-20 09:00', { author: 'substitute' })],
    }),
  );
  assert.equal(postings.length, 1);
  assert.equal(figure({ postings, village: {}, changesAt: null }, 0, 'villageDays'), '1/1 met');
  assert.equal(postings[0]?.duties.contactBriefed?.state, 'aim');
});

const dutiesActing = (standsInFor: 'auxiliary' | null) =>
  Object.keys(assess(november({ postings: [posting({ duty: 'acting', standsInFor })] })).postings[0]!.duties);

test('standing in for an auxiliary brings no duty; with nobody named it brings those of a contact officer', () => {
  assert.deepEqual(dutiesActing('auxiliary'), []);
  assert.deepEqual(dutiesActing(null), ['villageDays', 'householdVisits', 'informationPassed']);
});

test('days that two spells or an absence share are counted once', () => {
  const found = assess(
    november({
      postings: [posting({ to: '11-20' }), posting({ from: '11-11' })],
      absences: [absence('11-01', '11-10'), absence('11-06', '11-15')],
    }),
  );
  assert.equal(figure(found, 0, 'householdVisits'), '0/10 open');
});

test('what arrives after the month closed is shown as late and moves nothing', () => {
  const zou = households(3);
  const first = visit('11-05 09:00', zou.slice(0, 1));
  const late = visit('11-12 09:00', zou.slice(0, 2), { receivedAt: closed });
  const again = visit('11-13 09:00', zou.slice(0, 1), { receivedAt: time('12-06 10:00') });
  const inTime = visit('11-14 09:00', zou.slice(2), { receivedAt: time('12-03 23:59') });
  const entries = [...zou, first, late, again, inTime];
  const result = assess(november({ entries, closed, asOf })).postings[0]!.duties.householdVisits!;
  assert.equal(`${result.done}/${result.required} ${result.state} ${result.late}`, '2/20 missed 1');
  assert.deepEqual(
    result.evidence.map((item) => [item.id, item.counted, item.why]),
    [
      [first.id, true, 'counted'],
      [inTime.id, true, 'counted'],
      [late.id, false, 'late'],
      [again.id, false, 'sameHousehold'],
    ],
  );
});

test('corrections and confirmations that come after the closing change nothing either', () => {
  const one = talk('11-05 09:00');
  const proxy = talk('11-06 09:00', { author: 'clerk', onBehalfOf: 'officer' });
  const lately = { receivedAt: time('12-04 09:00') };
  const entries = [
    one,
    proxy,
    noted('correction', '12-04 09:00', { action: 'withdraw', reason: '记错了' }, { about: one.id, ...lately }),
    noted('confirmation', '12-04 09:00', { answer: 'mine' }, { about: proxy.id, ...lately }),
  ];
  assert.equal(figure(assess(november({ entries, closed, asOf })), 0, 'villageDays'), '1/2 missed');
  assert.equal(figure(assess(november({ entries, asOf })), 0, 'villageDays'), '1/2 open', 'not closed: both apply');
});

test('a case opened too late leaves both numbers of an aim, and is shown', () => {
  const more = { receivedAt: time('12-10 09:00') };
  const entries = [noted('hazard', '11-03 09:00', { type: 'camera', place: '村口' }, more)];
  const result = assess(november({ entries, closed, asOf })).village.hazardRepaired!;
  assert.deepEqual([result.required, result.done, result.late, result.evidence[0]?.why], [0, 0, 1, 'late']);
});

test('a month is open until it is closed, whatever the date: an entry held for it may be undecided', () => {
  assert.equal(assess(november({ asOf: time('12-20 08:00') })).village.alertPublished?.state, 'open');
  assert.equal(assess(november({ asOf: time('12-20 08:00') })).changesAt, null);
  assert.equal(assess(november({ asOf, closed })).village.alertPublished?.state, 'missed');
  assert.equal(assess(november({ asOf, closed })).changesAt, null);
});

test('time alone changes a month when it begins and when it closes', () => {
  assert.equal(assess(november({ asOf: time('10-20 08:00') })).changesAt, time('11-01 00:00'));
  assert.equal(assess(november({})).changesAt, closed);
  assert.equal(assess(november({ closed: time('12-09 10:00') })).changesAt, time('12-09 10:00'));
});

test('a duty per officer is counted over all the officer’s villages, with so many in each at least', () => {
  const policy: Policy = {
    ...bozhou,
    duties: [
      { id: 'householdVisits', row: 'contact', unit: 'household', threshold: 20, per: 'officer', minPerVillage: 4 },
      { id: 'villageDays', row: 'contact', unit: 'day', threshold: 2, per: 'officer' },
    ],
  };
  const [here, there] = [households(3), households(17)];
  const one = november({ policy, entries: [...here, visit('11-05 09:00', here)] });
  const other = november({
    policy,
    postings: [posting({ from: '11-16' })],
    entries: [...there, visit('11-05 14:00', there), visit('11-20 14:00', there)],
  });
  const elsewhere = elsewhereOf([other]);
  assert.equal(figure(assess(one), 0, 'householdVisits'), '3/20 open');
  // outside the posting the visit of the 5th counts nowhere; that of the 20th does, with its day
  assert.equal(figure(assess({ ...one, elsewhere }), 0, 'villageDays'), '2/2 met');
  assert.equal(figure(assess({ ...one, elsewhere }), 0, 'householdVisits'), '20/20 open', 'too few in this village');
  const back = { ...other, elsewhere: elsewhereOf([one]) };
  assert.equal(figure(assess(back), 0, 'householdVisits'), '20/20 met', 'two of four for half a month are enough here');
});

test('the same door number in two villages is two households; a day in two villages is one day', () => {
  const duties: Policy['duties'] = [
    { id: 'householdVisits', row: 'contact', unit: 'household', threshold: 20, per: 'officer' },
    { id: 'villageDays', row: 'contact', unit: 'day', threshold: 2, per: 'officer' },
  ];
  const policy: Policy = { ...bozhou, duties };
  const village = (id: string) => {
    const door = noted('household', '03-01 09:00', { group: '邹庄', label: '1号' }, { village: id });
    return november({ policy, entries: [door, visit('11-05 09:00', [door], { village: id })] });
  };
  const [one, other] = [village('341622101210'), village('341622101211')];
  const found = assess({ ...one, elsewhere: elsewhereOf([other]) });
  assert.equal(figure(found, 0, 'householdVisits'), '2/20 open');
  assert.equal(figure(found, 0, 'villageDays'), '1/2 open');
});
