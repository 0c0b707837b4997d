import { absence, households, posting, tellDuties, visit } from '../../../../tests/support/months.ts';
import { noted } from '../../../../tests/support/noted.ts';

const zou = households(25);
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);

tellDuties([
  {
    fact: 'work on days outside the posting counts for no duty',
    duty: 'villageDays',
    postings: [posting({ from: '11-10' })],
    entries: [talk('11-09 09:00'), talk('11-10 09:00')],
    comesTo: '1/1 met',
    why: ['outsidePosting', 'counted'],
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
