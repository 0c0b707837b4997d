import { NOVEMBER_CLOSES as closed, tellDuties } from '../../../../tests/support/months.ts';
import { noted, time } from '../../../../tests/support/noted.ts';
import type { Entry } from '../../journal/entry.ts';

const asOf = time('12-05 08:00');
const about = (opening: Entry, more = {}) => ({ about: opening.id, ...more });
const withdraw = (target: Entry, when: string) =>
  noted('correction', when, { action: 'withdraw', reason: '记错了' }, about(target));

const told = (when: string, more = {}) =>
  noted('information', when, { category: 'scam', direction: 'toStation' }, more);
const answer = (opening: Entry, when: string) => noted('informationOutcome', when, { outcome: 'used' }, about(opening));
const [early, third, sixth, last] = [
  told('10-20 09:00'),
  told('10-27 09:00'),
  told('11-06 09:00'),
  told('11-24 09:00'),
];

const alert = (when: string) =>
  noted('alert', when, {
    level: 'caution',
    topic: 'fraud',
    title: '谨防冒充客服',
    text: '民警不会让您转账。',
    validUntil: time('12-31 00:00'),
  });
const decide = (opening: Entry, when: string, step: 'approved' | 'returned' = 'approved', more = {}) =>
  noted('alertStep', when, { step }, about(opening, { author: 'clerk', ...more }));
const [a, b, c] = [alert('10-30 09:00'), alert('11-05 09:00'), alert('11-06 09:00')];

const analysis = (when: string, month: string, more = {}) => noted('analysis', when, { month }, more);
const drawn = analysis('12-01 09:00', '2026-11', { author: 'system', onBehalfOf: 'officer' });

const lesson = (when: string) =>
  noted('lawClass', when, { audience: ['outOfSchoolYouth'], topics: ['safety'], attendance: 20 });

tellDuties([
  {
    fact: 'information whose seven days end in the month, answered within them',
    duty: 'informationAnswered',
    asOf,
    entries: [
      // ends on 27 October, 3 November, 13 November, 1 December
      ...[early, third, sixth, last],
      ...[answer(third, '11-03 23:59'), answer(sixth, '11-14 00:01'), answer(last, '11-25 09:00')],
    ],
    comesTo: '1/2 aim',
    why: ['inTime', 'doneLate'],
  },
  {
    fact: 'what is not answered yet is not late before its days are over',
    duty: 'informationAnswered',
    entries: [told('11-10 09:00'), told('11-14 09:00')],
    comesTo: '0/2 aim',
    why: ['notDone', 'notYetDue'],
  },
  {
    fact: 'information to the contact officer is not the station’s to answer',
    duty: 'informationAnswered',
    entries: [noted('information', '11-10 09:00', { category: 'scam', direction: 'toContact' })],
    comesTo: '0/0 aim',
  },
  {
    fact: 'an alert counts in the month of its approval',
    duty: 'alertPublished',
    entries: [a, decide(a, '11-01 08:00')],
    comesTo: '1/1 met',
    why: ['counted'],
  },
  {
    fact: 'one returned or undecided is no alert published',
    duty: 'alertPublished',
    entries: [b, decide(b, '11-05 12:00', 'returned'), c],
    comesTo: '0/1 open',
    why: ['notApproved', 'notApproved'],
  },
  {
    fact: 'approved on 30 November but received after the month closed: late',
    duty: 'alertPublished',
    closed,
    asOf,
    entries: [b, decide(b, '11-30 12:00', 'approved', { receivedAt: time('12-04 00:00') })],
    comesTo: '0/1 missed',
    why: ['notApproved', 'late'],
    late: 1,
  },
  {
    fact: 'the analysis of November may be noted in December before November closes',
    duty: 'monthlyAnalysis',
    closed,
    asOf,
    entries: [analysis('12-03 22:00', '2026-11'), analysis('11-05 09:00', '2026-10')],
    comesTo: '1/1 met',
    why: ['counted'],
  },
  {
    fact: 'received when it has closed it is late',
    duty: 'monthlyAnalysis',
    closed,
    asOf,
    entries: [analysis('12-03 22:00', '2026-11', { receivedAt: closed })],
    comesTo: '0/1 missed',
    why: ['late'],
    late: 1,
  },
  {
    fact: 'one the system drew counts when an officer has confirmed it',
    duty: 'monthlyAnalysis',
    entries: [drawn],
    comesTo: '0/1 open',
    why: ['notConfirmed'],
  },
  {
    fact: 'and then it does',
    duty: 'monthlyAnalysis',
    entries: [drawn, noted('confirmation', '12-01 10:00', { answer: 'mine' }, about(drawn))],
    comesTo: '1/1 met',
  },
  {
    fact: 'a law class in October serves November and December',
    duty: 'lawClass',
    entries: [lesson('10-12 15:00')],
    comesTo: '1/1 met',
  },
  {
    fact: 'one of September is another quarter’s, one of December is still to come',
    duty: 'lawClass',
    entries: [lesson('09-30 15:00'), lesson('12-01 15:00')],
    comesTo: '0/1 open',
  },
  {
    fact: 'no class by the end of November is not missed: the quarter goes on',
    duty: 'lawClass',
    closed,
    asOf,
    comesTo: '0/1 open',
  },
  {
    fact: 'no class by the end of December is',
    duty: 'lawClass',
    month: '2026-12',
    closed: time('2027-01-04 00:00'),
    asOf: time('2027-01-05 00:00'),
    comesTo: '0/1 missed',
  },
  {
    fact: 'a withdrawn class is none',
    duty: 'lawClass',
    entries: [lesson('11-12 15:00')].flatMap((held) => [held, withdraw(held, '11-13 09:00')]),
    comesTo: '0/1 open',
  },
]);
