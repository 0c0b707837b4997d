import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  about,
  amendment,
  become,
  colleague,
  elsewhere,
  FAR,
  mine,
  NEXT_DOOR,
  sent,
  spell,
  target,
  VILLAGE,
  type Case,
} from '../../../tests/support/judgings.ts';
import { personOf } from '../../../tests/support/judged.ts';

const nextDoor = personOf('officer', { within: [NEXT_DOOR] });
const cityBureau = personOf('bureau', { within: ['3416'] });
const twoRoles = { ...cityBureau, grants: [...cityBureau.grants, ...personOf('officer', { within: [] }).grants] };

const cases: Case[] = [
  {
    fact: 'an incident is accepted from any officer of the county',
    sent: sent('incident'),
    by: elsewhere,
    postings: [spell(FAR)],
    becomes: 'accepted',
  },
  {
    fact: 'a hazard is accepted from any officer of the county',
    sent: sent('hazard'),
    by: elsewhere,
    postings: [spell(FAR)],
    becomes: 'accepted',
  },
  {
    fact: 'an incident from an officer of another county is held',
    sent: sent('incident'),
    by: personOf('officer', { within: ['341621112214'] }),
    postings: [spell('341621112214')],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'a joint patrol within one station is accepted',
    sent: sent('patrol', { with: ['colleague'] }),
    postings: [spell(NEXT_DOOR)],
    becomes: 'accepted',
  },
  {
    fact: 'a joint mediation within one station is accepted, in a village the author was never posted to',
    sent: about('mediation', { with: ['colleague'] }),
    by: nextDoor,
    postings: [spell(NEXT_DOOR)],
    target: target('dispute'),
    becomes: 'accepted',
  },
  {
    fact: 'a mediation alone there is held, whether or not there is such a dispute',
    sent: about('mediation'),
    by: nextDoor,
    postings: [spell(NEXT_DOOR)],
    target: target('dispute'),
    becomes: 'held outsidePosting',
  },
  {
    fact: 'a joint mediation of what is unknown there is held as well',
    sent: about('mediation', { with: ['colleague'] }),
    by: nextDoor,
    postings: [spell(NEXT_DOOR)],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'a joint mediation with someone of another station is held',
    sent: about('mediation', { with: ['colleague', 'stranger'] }),
    by: nextDoor,
    postings: [spell(NEXT_DOOR)],
    target: target('dispute'),
    more: { companions: [colleague, { postings: [spell(FAR)], stations: [] }] },
    becomes: 'held outsidePosting',
  },
  {
    fact: 'a joint patrol with nobody known is held',
    sent: sent('patrol', { with: ['nobody'] }),
    postings: [spell(NEXT_DOOR)],
    more: { companions: [{ postings: [], stations: [] }] },
    becomes: 'held outsidePosting',
  },
  {
    fact: 'an officer of the station itself goes along like one posted to its villages',
    sent: sent('patrol', { with: ['case officer'] }),
    postings: [spell(NEXT_DOOR)],
    more: { companions: [{ postings: [], stations: ['341622101'] }] },
    becomes: 'accepted',
  },
  {
    fact: 'a colleague whose posting ended the day before is of the station no more',
    sent: sent('patrol', { with: ['colleague'] }),
    postings: [spell(NEXT_DOOR)],
    more: { companions: [{ postings: [spell(VILLAGE, '2014-06-30', '2014-11-06')], stations: [] }] },
    becomes: 'held outsidePosting',
  },
  {
    fact: 'who noted a joint patrol may correct it',
    sent: amendment({ onSite: false }),
    postings: [spell(NEXT_DOOR)],
    target: target('patrol', { with: ['colleague'], ...mine }),
    more: { companions: [], stations: [] },
    becomes: 'accepted',
  },
  {
    fact: 'an officer of the whole city is one of the county',
    sent: sent('hazard'),
    by: twoRoles,
    postings: [],
    becomes: 'accepted',
  },
  {
    fact: 'a patrol alone outside the posting is held',
    sent: sent('patrol'),
    postings: [spell(NEXT_DOOR)],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'a patrol past midnight is judged by the day it began',
    sent: sent('patrol', {
      occurredAt: '2014-11-08T00:30:00.000+08:00',
      body: { startedAt: '2014-11-07T22:00:00.000+08:00' },
    }),
    postings: [spell(VILLAGE, '2014-06-30', '2014-11-07')],
    more: { receivedAt: '2014-11-08T08:00:00.000+08:00' },
    becomes: 'accepted',
  },
  {
    fact: 'a joint patrol in another station’s village is held',
    sent: sent('patrol', { with: ['colleague'] }),
    postings: [spell(FAR)],
    becomes: 'held outsidePosting',
  },
];

for (const one of cases) test(one.fact, () => assert.equal(become(one), one.becomes));
