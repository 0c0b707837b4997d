import { households, tellDuties, visit } from '../../../../tests/support/months.ts';
import { noted } from '../../../../tests/support/noted.ts';

const zou = households(25);

tellDuties([
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
    fact: 'a slash in a label does not make two doors one',
    duty: 'householdVisits',
    entries: (() => {
      const one = noted('household', '03-01 09:00', { group: '路庄/东', label: '1号' });
      const other = noted('household', '03-01 09:00', { group: '路庄', label: '东/1号' });
      return [one, other, visit('11-05 09:00', [one, other])];
    })(),
    comesTo: '2/20 open',
  },
  {
    fact: 'closed doors are no household, nor is a door the village has no record of',
    duty: 'householdVisits',
    entries: [visit('11-05 09:00', []), visit('11-06 09:00', [noted('household', '03-01 09:00', { label: '九号' })])],
    comesTo: '0/20 open',
    why: ['noHousehold', 'unknownHousehold'],
  },
]);
