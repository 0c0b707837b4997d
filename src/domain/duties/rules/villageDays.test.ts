import { NOVEMBER_CLOSES as closed, tellDuties } from '../../../../tests/support/months.ts';
import { noted, time } from '../../../../tests/support/noted.ts';

const asOf = time('12-05 08:00');
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
const patrol = (when: string, from: string, to: string) =>
  noted('patrol', when, { startedAt: time(from), endedAt: time(to), volunteers: 4, night: true });
const mine = (about: string, when: string, more = {}) =>
  noted('confirmation', when, { answer: 'mine' }, { about, ...more });
const notMine = (about: string, when: string) => noted('confirmation', when, { answer: 'notMine' }, { about });
const withdraw = (about: string, when: string) =>
  noted('correction', when, { action: 'withdraw', reason: '记错了' }, { about });
const joint = talk('11-05 09:00', { author: 'another', with: ['officer'] });
const proxy = talk('11-05 09:00', { author: 'clerk', onBehalfOf: 'officer' });
const wrong = talk('11-06 09:00');
const moved = talk('10-30 09:00');

tellDuties([
  {
    fact: 'days in the village are days, not entries',
    duty: 'villageDays',
    entries: [talk('11-05 09:00'), talk('11-05 15:00'), talk('11-12 10:00')],
    comesTo: '2/2 met',
    why: ['counted', 'sameDay', 'counted'],
  },
  {
    fact: 'a day is a day at UTC+8: shortly before and after midnight are two',
    duty: 'villageDays',
    entries: [talk('11-05 23:59'), talk('11-06 00:01')],
    comesTo: '2/2 met',
  },
  {
    fact: 'work noted for the village from elsewhere is no day in the village',
    duty: 'villageDays',
    entries: [talk('11-05 09:00'), talk('11-12 10:00', { onSite: false })],
    comesTo: '1/2 open',
    why: ['counted', 'notOnSite'],
  },
  {
    fact: 'the last day of October and the first of December are not in November',
    duty: 'villageDays',
    entries: [talk('10-31 23:59'), talk('12-01 00:00')],
    comesTo: '0/2 open',
    why: [],
  },
  {
    fact: 'a patrol past midnight counts on its first day, wherever its time was noted',
    duty: 'villageDays',
    entries: [
      talk('11-05 15:00'),
      patrol('11-06 00:30', '11-05 22:00', '11-06 00:30'),
      patrol('12-01 00:40', '11-30 22:00', '12-01 00:40'),
      patrol('11-01 00:10', '10-31 22:00', '11-01 00:30'),
    ],
    comesTo: '2/2 met',
    why: ['counted', 'sameDay', 'counted'],
  },
  {
    fact: 'more than a night is not bridged',
    duty: 'villageDays',
    entries: [patrol('12-02 00:10', '11-30 22:00', '12-02 00:30')],
    comesTo: '0/2 open',
  },
  {
    fact: 'an entry made together counts for each of them',
    duty: 'villageDays',
    entries: [joint],
    comesTo: '1/2 open',
  },
  {
    fact: 'one who struck himself out has no day',
    duty: 'villageDays',
    entries: [joint, notMine(joint.id, '11-06 09:00')],
    comesTo: '0/2 open',
    why: [],
  },
  {
    fact: 'what a clerk noted for an officer counts once the officer confirms it',
    duty: 'villageDays',
    entries: [proxy, mine(proxy.id, '11-07 09:00')],
    comesTo: '1/2 open',
    why: ['counted'],
  },
  {
    fact: 'until then it waits',
    duty: 'villageDays',
    entries: [proxy],
    comesTo: '0/2 open',
    why: ['notConfirmed'],
  },
  {
    fact: 'what the officer says is not his waits no longer',
    duty: 'villageDays',
    entries: [proxy, notMine(proxy.id, '11-07 09:00')],
    comesTo: '0/2 open',
    why: [],
  },
  {
    fact: 'a withdrawn entry counts nowhere and says so',
    duty: 'villageDays',
    entries: [talk('11-05 09:00'), wrong, withdraw(wrong.id, '11-07 09:00')],
    comesTo: '1/2 open',
    why: ['counted', 'withdrawn'],
  },
  {
    fact: 'an entry amended into the month counts in it',
    duty: 'villageDays',
    entries: [
      moved,
      noted(
        'correction',
        '11-03 09:00',
        { action: 'amend', reason: '日期错了', changes: { occurredAt: time('11-02 09:00') } },
        { about: moved.id },
      ),
    ],
    comesTo: '1/2 open',
  },
  {
    fact: 'a correction or confirmation made in the village is no village work',
    duty: 'villageDays',
    entries: [joint, mine(joint.id, '11-09 09:00'), withdraw(joint.id, '11-10 09:00')],
    comesTo: '0/2 open',
    why: ['withdrawn'],
  },
  {
    fact: 'two days are missed once the month is closed, not before',
    duty: 'villageDays',
    closed,
    asOf,
    entries: [talk('11-05 09:00')],
    comesTo: '1/2 missed',
  },
]);
