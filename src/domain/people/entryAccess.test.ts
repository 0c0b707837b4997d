import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COUNTY, OTHER, VILLAGE, entry, personOf, rowsOf } from '../../../tests/support/judged.ts';
import { kinds } from '../journal/registry.ts';
import { mayWrite, readingOf, readsInPart, sees } from './entryAccess.ts';
import { type Role, roles } from './roles.ts';
import { surroundings } from './surroundings.ts';

// Who reads what: every entry, those of cases the committee opened or mediates (involved), their own, those of their team,
// or as much as of the entry it is about (asTarget).
const READING = `
kind               officer  station  unit  bureau   committee patrolLeader admin auditor
household          every    every    never every    never     never        never never
villageProfile     every    every    never every    never     never        never never
visit              every    every    never every    never     never        never never
diary              every    every    never every    never     never        never never
plan               every    every    never every    never     never        never never
information        every    every    never every    never     never        never never
informationOutcome every    every    never every    never     never        never never
dispute            every    every    never every    involved  never        never never
mediation          every    every    never every    involved  never        never never
followUp           every    every    never every    asTarget  asTarget     never never
hazard             every    every    never every    every     own          never never
hazardStep         every    every    never every    every     own          never never
incident           every    every    never every    never     never        never never
incidentStep       every    every    never every    never     never        never never
alert              every    every    never every    never     never        never never
alertStep          every    every    never every    never     never        never never
lawClass           every    every    never every    never     never        never never
publicity          every    every    never every    never     never        never never
handout            every    every    never every    never     never        never never
counselling        every    every    never every    never     never        never never
patrol             every    every    never every    every     ownTeam      never never
registration       every    every    never every    never     never        never never
populationCount    every    every    never every    never     never        never never
serviceJob         every    every    never every    never     never        never never
caseCounts         every    every    never every    never     never        never never
analysis           every    every    never every    never     never        never never
request            every    every    never every    own       never        never never
requestStep        every    every    never every    own       never        never never
complaint          never    never    never every    never     never        never never
complaintStep      never    never    never every    never     never        never never
continuation       every    every    never every    never     never        never never
confirmation       asTarget asTarget never asTarget asTarget  asTarget     never never
correction         asTarget asTarget never asTarget asTarget  asTarget     never never
`;

test('every role reads of every kind as much as the table says', () => {
  const [header = [], ...rows] = rowsOf(READING);
  assert.deepEqual(new Set(rows.map(([kind]) => kind)), new Set(Object.keys(kinds)));
  for (const [kind = '', ...cells] of rows) {
    header
      .slice(1)
      .forEach((role, index) => assert.equal(readingOf(role as Role, kind), cells[index], `${kind} ${role}`));
  }
});

test('a committee sees the disputes it opened or mediates, with everything about them, and no others', () => {
  const opened = entry('dispute', { author: 'secretary', body: { harm: 'none' } });
  const mediated = entry('dispute', { body: { harm: 'none' } });
  const mediation = entry('mediation', { about: mediated.id, body: { mediators: ['officer', 'committee'] } });
  const other = entry('dispute', { body: { harm: 'none' } });
  const fixed = entry('correction', { about: mediation.id, body: { action: 'withdraw' } });
  const otherStep = entry('mediation', { about: other.id, body: { mediators: ['officer'] } });
  const all = [opened, mediated, mediation, other, fixed, otherStep];
  // the secretary wrote it, another member reads it: the committee is one
  const around = surroundings(all, ['secretary', 'me']);
  const seen = all.filter((one) => sees(personOf('committee'), one, around(one)));
  assert.deepEqual(seen, [opened, mediated, mediation, fixed]);
});

test('a dispute with harm is on no device of the committee, even if it opened it itself', () => {
  const harms = ['injury', 'domesticViolence', 'minor'];
  for (const harm of harms) {
    const opened = entry('dispute', { author: 'me', body: { harm } });
    const later = entry('dispute', { author: 'me', body: { harm: 'none' } });
    const mediation = entry('mediation', { author: 'me', about: later.id, body: { mediators: ['committee'] } });
    const said = entry('correction', { about: later.id, body: { action: 'amend', changes: { body: { harm } } } });
    const back = entry('correction', {
      about: later.id,
      body: { action: 'amend', changes: { body: { harm: 'none' } } },
    });
    const followUp = entry('followUp', { author: 'me', about: later.id });
    const all = [opened, later, mediation, said, back, followUp];
    const around = surroundings(all, ['me']);
    for (const role of ['committee', 'patrolLeader'] as const) {
      assert.deepEqual(
        all.filter((one) => sees(personOf(role), one, around(one))),
        [],
        `${harm} ${role}`,
      );
    }
    assert.equal(
      all.every((one) => sees(personOf('officer'), one, around(one))),
      true,
    );
    const step = entry('mediation', { author: 'me', about: opened.id });
    assert.equal(mayWrite(personOf('committee'), step, surroundings([opened, step], ['me'])(step)), false);
  }
});

test('a patrol leader sees the patrols of the own team and the hazards noted by themselves, with what became of them', () => {
  const own = entry('hazard', { author: 'me' });
  const step = entry('hazardStep', { about: own.id });
  const mended = entry('followUp', { about: own.id });
  const foreign = entry('hazard');
  const patrol = entry('patrol', { body: { team: '夜巡队' } });
  const otherTeam = entry('patrol', { body: { team: '东头队' } });
  const all = [
    own,
    step,
    mended,
    foreign,
    entry('hazardStep', { about: foreign.id }),
    patrol,
    otherTeam,
    entry('visit'),
  ];
  const around = surroundings(all, []);
  const seen = all.filter((one) => sees(personOf('patrolLeader'), one, around(one)));
  assert.deepEqual(seen, [own, step, mended, patrol]);
});

test('complaints are read by the bureau of the county alone', () => {
  const complaint = entry('complaint', { village: COUNTY });
  const step = entry('complaintStep', { village: COUNTY, about: complaint.id });
  const around = surroundings([complaint, step], []);
  for (const role of roles) {
    const expected = role === 'bureau';
    assert.equal(sees(personOf(role, { within: [COUNTY] }), complaint, around(complaint)), expected, role);
    assert.equal(sees(personOf(role, { within: [COUNTY] }), step, around(step)), expected, role);
  }
});

test('where the opening is not known, those who see cases in part see nothing of it', () => {
  const step = entry('followUp', { about: 'unknown' });
  const around = surroundings([step], ['me']);
  assert.equal(sees(personOf('committee'), step, around(step)), false);
  assert.equal(sees(personOf('officer'), step, around(step)), true);
});

const anyKind = fc.constantFrom(...Object.keys(kinds));
const anyRole = fc.constantFrom(...roles);

test('no role sees an entry of a village outside its reach', () => {
  fc.assert(
    fc.property(anyRole, anyKind, fc.constantFrom('me', 'someone'), (role, kind, author) => {
      const foreign = entry(kind, { village: OTHER, author, body: { team: '夜巡队', harm: 'none' } });
      const around = surroundings([foreign], ['me']);
      assert.equal(sees(personOf(role, { within: [VILLAGE] }), foreign, around(foreign)), false);
    }),
  );
});

test('who reads a village whole needs nothing around an entry to be judged', () => {
  fc.assert(
    fc.property(anyRole, anyKind, (role, kind) => {
      const person = personOf(role);
      if (readsInPart(person, VILLAGE)) return;
      const target = entry('dispute', { body: { harm: 'injury' } });
      const one = entry(kind, { about: target.id });
      const around = surroundings([target, one], [])(one);
      assert.equal(sees(person, one), sees(person, one, around));
    }),
  );
});
