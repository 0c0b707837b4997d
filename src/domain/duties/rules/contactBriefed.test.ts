import { NOVEMBER_CLOSES, posting, tellDuties } from '../../../../tests/support/months.ts';
import { noted, time } from '../../../../tests/support/noted.ts';

const postings = [posting(), posting({ officer: 'resident', duty: 'resident' })];
const row = 'resident resident';
const duty = 'contactBriefed';
const come = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
const brief = (when: string) =>
  noted('information', when, { category: 'theft', direction: 'toContact' }, { author: 'resident' });

tellDuties([
  {
    fact: 'each village day of the contact officer asks for something told since the one before',
    duty,
    row,
    postings,
    entries: [brief('11-03 09:00'), come('11-05 09:00'), come('11-05 15:00'), come('11-12 09:00')],
    comesTo: '1/2 aim',
    why: ['briefed', 'notBriefed'],
  },
  {
    fact: 'what is told in the evening of a village day is for the next one',
    duty,
    row,
    postings,
    entries: [come('11-05 09:00'), brief('11-05 18:00'), come('11-12 09:00')],
    comesTo: '1/2 aim',
    why: ['notBriefed', 'briefed'],
  },
  {
    fact: 'the village day before may lie in October; news from before October is no news',
    duty,
    row,
    postings,
    entries: [brief('09-30 09:00'), come('10-20 09:00'), come('11-05 09:00')],
    comesTo: '0/1 aim',
    why: ['notBriefed'],
  },
  {
    fact: 'case counts and a confirmed analysis tell as well; one the system drew and nobody confirmed does not',
    duty,
    row,
    postings,
    entries: [
      noted(
        'caseCounts',
        '11-02 09:00',
        { month: '2026-10', codeList: 'cn-eight-2022', counts: {} },
        { author: 'clerk' },
      ),
      come('11-05 09:00'),
      noted('analysis', '11-06 09:00', { month: '2026-10' }, { author: 'resident' }),
      come('11-12 09:00'),
      noted('analysis', '11-13 09:00', { month: '2026-10' }, { author: 'system' }),
      come('11-19 09:00'),
    ],
    comesTo: '2/3 aim',
    why: ['briefed', 'briefed', 'notBriefed'],
  },
  {
    fact: 'only village days while the resident is posted, and only those of the contact officer',
    duty,
    row,
    postings: [posting(), posting({ officer: 'resident', duty: 'resident', from: '11-10' })],
    entries: [come('11-05 09:00'), come('11-12 09:00'), come('11-13 09:00', { author: 'resident' })],
    comesTo: '0/1 aim',
  },
  {
    fact: 'it is never missed',
    duty,
    row,
    postings,
    closed: NOVEMBER_CLOSES,
    asOf: time('12-05 08:00'),
    entries: [come('11-05 09:00')],
    comesTo: '0/1 aim',
  },
]);
