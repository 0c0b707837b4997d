import { noted, tell } from '../../../tests/support/noted.ts';
import type { Body } from '../journal/registry.ts';

const request = (when: string) => noted('request', when, { type: 'help', via: 'page' }, { author: 'villager' });
const step = (when: string, did: Body<'requestStep'>['step']) =>
  noted('requestStep', when, { step: did, reply: '好的' });
const followUp = (when: string, finding: Body<'followUp'>['finding']) => noted('followUp', when, { finding });

tell([
  {
    fact: 'a request is answered within 24 hours',
    opening: request('11-23 20:15'),
    steps: [],
    state: 'open',
    due: '11-24 20:15',
    waitsFor: 'officer',
  },
  {
    fact: '“working on it” is not yet the answer',
    opening: request('11-23 20:15'),
    steps: [step('11-23 21:00', 'working')],
    state: 'working',
    due: '11-24 20:15',
    waitsFor: 'officer',
  },
  {
    fact: 'a request answered waits for nobody',
    opening: request('11-23 20:15'),
    steps: [step('11-24 08:00', 'answered')],
    state: 'answered',
    waitsFor: 'nobody',
  },
  {
    fact: 'answered, worked on again, solved',
    opening: request('11-23 20:15'),
    steps: [step('11-24 08:00', 'answered'), step('11-25 08:00', 'working'), step('11-26 08:00', 'solved')],
    state: 'solved',
  },
  {
    fact: 'declined is an answer',
    opening: request('11-23 20:15'),
    steps: [step('11-24 08:00', 'declined')],
    state: 'declined',
    waitsFor: 'nobody',
  },
  {
    fact: 'not really solved: it comes back and is to be answered within 24 hours again',
    opening: request('11-23 20:15'),
    steps: [step('11-24 08:00', 'solved'), followUp('11-30 10:00', 'notDone')],
    state: 'reopened',
    due: '12-01 10:00',
    waitsFor: 'officer',
  },
  {
    fact: 'the villager says it is done: solved',
    opening: request('11-23 20:15'),
    steps: [step('11-24 08:00', 'answered'), followUp('11-30 10:00', 'done')],
    state: 'solved',
  },
  {
    fact: 'a follow-up before any answer, and a step after the end, have no effect',
    opening: request('11-23 20:15'),
    steps: [followUp('11-23 21:00', 'notDone'), step('11-24 08:00', 'solved'), step('11-24 09:00', 'working')],
    state: 'solved',
    noEffect: 2,
  },
]);
