import { households, recommended, tellDuties, visit } from '../../../../tests/support/months.ts';
import { noted } from '../../../../tests/support/noted.ts';

const zou = households(25);
const told = (when: string, more = {}) =>
  noted('information', when, { category: 'scam', direction: 'toStation' }, more);
const quiet = (when: string, more = {}) =>
  noted('information', when, { category: 'nothingNew', direction: 'toStation' }, more);
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);

tellDuties([
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
]);
