import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, noted, tell } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Body } from '../journal/registry.ts';

const complaint = (when: string) =>
  noted('complaint', when, { subject: 'officer', via: 'phone' }, { village: '341622' });
const step = (when: string, did: Body<'complaintStep'>['step']) =>
  noted('complaintStep', when, { step: did, reply: '已核查' });

tell([
  {
    fact: 'a complaint of a Monday is answered by Thursday',
    opening: complaint('11-23 09:00'),
    steps: [],
    state: 'open',
    due: '11-26 23:59',
    waitsFor: 'bureau',
  },
  {
    fact: 'a weekend does not count, a make-up Saturday does',
    opening: complaint('10-07 09:00'),
    steps: [],
    state: 'open',
    due: '10-10 23:59',
  },
  {
    fact: 'holidays do not count',
    opening: complaint('09-30 09:00'),
    steps: [],
    state: 'open',
    due: '10-07 23:59',
  },
  {
    fact: '“working on it” is not yet the answer',
    opening: complaint('11-23 09:00'),
    steps: [step('11-24 09:00', 'working')],
    state: 'working',
    due: '11-26 23:59',
  },
  {
    fact: 'answered, then closed',
    opening: complaint('11-23 09:00'),
    steps: [step('11-24 09:00', 'answered'), step('11-25 09:00', 'closed')],
    state: 'closed',
    waitsFor: 'nobody',
  },
  {
    fact: 'nothing follows the end',
    opening: complaint('11-23 09:00'),
    steps: [step('11-24 09:00', 'closed'), step('11-25 09:00', 'working')],
    state: 'closed',
    noEffect: 1,
  },
]);

test('beyond the announced calendar the due date is provisional', () => {
  assert.equal(foldCase(complaint('12-28 09:00'), [], context).dueProvisional, false);
  assert.equal(foldCase(complaint('12-29 09:00'), [], context).dueProvisional, true);
});
