import {
  absence,
  households,
  NOVEMBER_CLOSES as closed,
  posting,
  recommended,
  tellDuties,
  visit,
} from '../../../../tests/support/months.ts';
import { noted, time } from '../../../../tests/support/noted.ts';

const asOf = time('12-05 08:00');
const zou = households(25);
const told = (when: string, more = {}) =>
  noted('information', when, { category: 'scam', direction: 'toStation' }, more);
const quiet = (when: string, more = {}) =>
  noted('information', when, { category: 'nothingNew', direction: 'toStation' }, more);
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
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
    fact: 'work on days outside the posting counts for no duty',
    duty: 'villageDays',
    postings: [posting({ from: '11-10' })],
    entries: [talk('11-09 09:00'), talk('11-10 09:00')],
    comesTo: '1/1 met',
    why: ['outsidePosting', 'counted'],
  },
  {
    fact: 'two days are missed once the month is closed, not before',
    duty: 'villageDays',
    closed,
    asOf,
    entries: [talk('11-05 09:00')],
    comesTo: '1/2 missed',
  },
  {
    fact: 'twenty households make the month',
    duty: 'householdVisits',
    entries: [...zou, visit('11-05 09:00', zou.slice(0, 12)), visit('11-12 09:00', zou.slice(12, 20))],
    comesTo: '20/20 met',
  },
  {
    fact: 'a household visited twice is one',
    duty: 'householdVisits',
    entries: [...zou, visit('11-05 09:00', zou.slice(0, 12)), visit('11-12 09:00', zou.slice(0, 12))],
    comesTo: '12/20 open',
    why: ['counted', 'sameHousehold'],
  },
  {
    fact: 'two entries for one door are one household, however it was typed',
    duty: 'householdVisits',
    entries: (() => {
      const once = noted('household', '03-01 09:00', { group: '路庄', label: '48号' });
      const again = noted('household', '11-05 09:00', { group: ' 路 庄', label: '48号' });
      return [once, again, visit('11-05 09:00', [once]), visit('11-12 09:00', [again])];
    })(),
    comesTo: '1/20 open',
    why: ['counted', 'sameHousehold'],
  },
  {
    fact: 'closed doors are no household, nor is a door the village has no record of',
    duty: 'householdVisits',
    entries: [visit('11-05 09:00', []), visit('11-06 09:00', [noted('household', '03-01 09:00', { label: '九号' })])],
    comesTo: '0/20 open',
    why: ['noHousehold', 'unknownHousehold'],
  },
  {
    fact: 'information to the station and openings of hazard, dispute, incident are passed on; telling the contact officer is not',
    duty: 'informationPassed',
    entries: [
      told('11-03 09:00'),
      noted('hazard', '11-04 09:00', { type: 'camera', place: '村口' }),
      noted('dispute', '11-05 09:00', { type: 'neighbour', size: 'two', harm: 'injury' }),
      noted('incident', '11-06 09:00', {
        class: 'accident',
        sizeBand: 'none',
        help: ['medical'],
        place: '村道',
        what: '摩托车摔倒',
      }),
      noted('information', '11-07 09:00', { category: 'theft', direction: 'toContact' }),
      quiet('11-08 09:00'),
    ],
    comesTo: '4/10 open',
    why: ['counted', 'counted', 'counted', 'counted', 'nothingNew'],
  },
  {
    fact: 'in a quiet month one “nothing new” is enough where days and visits are met',
    duty: 'informationPassed',
    policy: recommended,
    entries: [...zou, visit('11-05 09:00', zou.slice(0, 20)), talk('11-12 09:00'), quiet('11-12 10:00')],
    comesTo: '0/4 met',
    why: ['quietMonth'],
  },
  {
    fact: 'it is not where the days are missing',
    duty: 'informationPassed',
    policy: recommended,
    entries: [...zou, visit('11-05 09:00', zou.slice(0, 20)), quiet('11-05 10:00')],
    comesTo: '0/4 open',
    why: ['nothingNew'],
  },
  {
    fact: 'the faithful policy takes no “nothing new”',
    duty: 'informationPassed',
    entries: [...zou, visit('11-05 09:00', zou.slice(0, 20)), talk('11-12 09:00'), quiet('11-12 10:00')],
    comesTo: '0/10 open',
    why: ['nothingNew'],
  },
  {
    fact: 'required is floor(threshold × days posted and not absent ÷ days of the month)',
    duty: 'householdVisits',
    postings: [posting({ from: '11-04' })],
    absences: [absence('11-10', '11-16')],
    // 20 days of 30: floor(20 × 20 ÷ 30)
    comesTo: '0/13 open',
  },
  {
    fact: 'an absence of the whole unit lessens it as well; one only proposed, or of others, does not',
    duty: 'householdVisits',
    postings: [posting({ unit: '交警大队' })],
    absences: [
      absence('11-01', '11-15', { officer: null, unit: '交警大队' }),
      absence('11-16', '11-20', { state: 'proposed' }),
      absence('11-16', '11-30', { officer: 'another' }),
      absence('11-16', '11-30', { officer: null, unit: '刑警大队' }),
    ],
    comesTo: '0/10 open',
  },
  {
    fact: 'under five days nothing is required, and what was done is shown',
    duty: 'householdVisits',
    postings: [posting({ from: '11-27' })],
    entries: [...zou, visit('11-28 09:00', zou.slice(0, 3))],
    comesTo: '3/0 exempt',
  },
  {
    fact: 'five days are enough to be asked',
    duty: 'householdVisits',
    postings: [posting({ from: '11-26' })],
    comesTo: '0/3 open',
  },
  {
    fact: 'where the share comes to nothing it is exempt too',
    duty: 'villageDays',
    postings: [posting({ from: '11-17' })],
    comesTo: '0/0 exempt',
  },
  {
    fact: 'two spells of one officer, village and duty are one row',
    duty: 'householdVisits',
    postings: [posting({ to: '11-06' }), posting({ from: '11-22' })],
    entries: [...zou, visit('11-02 09:00', zou.slice(0, 5)), visit('11-25 09:00', zou.slice(3, 10))],
    comesTo: '10/10 met',
  },
  {
    fact: 'a hand-over on the 16th ends the old posting on the 15th',
    duty: 'householdVisits',
    postings: [posting({ to: '11-15' }), posting({ officer: 'successor', from: '11-16' })],
    entries: [...zou, visit('11-16 09:00', zou)],
    comesTo: '0/10 open',
    why: ['outsidePosting'],
  },
  {
    fact: 'an acting posting has the duties of the one it stands in for',
    duty: 'householdVisits',
    row: 'acting substitute',
    postings: [
      posting(),
      posting({ officer: 'substitute', duty: 'acting', standsInFor: 'contact', from: '11-10', to: '11-24' }),
    ],
    absences: [absence('11-10', '11-24')],
    entries: [...zou, visit('11-12 09:00', zou.slice(0, 10), { author: 'substitute' })],
    comesTo: '10/10 met',
  },
]);
