import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTY, VILLAGE, entry, personOf, rowsOf } from '../../../tests/support/judged.ts';
import { kinds } from '../journal/registry.ts';
import { type Judged, mayWrite } from './entryAccess.ts';
import type { Person, Role } from './roles.ts';
import { surroundings } from './surroundings.ts';

// Who writes what. Deciding entries: the station and bureau alone, and never an auxiliary.
const WRITING = `
entry                         officer station bureau committee patrolLeader auxiliary
household                     yes     -       -      -         -            yes
villageProfile                yes     -       -      -         -            yes
visit                         yes     -       -      -         -            yes
diary                         yes     -       -      -         -            yes
plan                          yes     -       -      -         -            yes
information/toStation         yes     -       -      -         -            yes
information/toContact         yes     yes     yes    -         -            yes
informationOutcome/toStation  -       yes     yes    -         -            -
informationOutcome/toContact  yes     -       -      -         -            yes
dispute                       yes     -       -      yes       -            yes
mediation                     yes     yes     yes    -         -            yes
followUp/hazard               yes     yes     yes    yes       -            yes
hazard                        yes     -       -      yes       yes          yes
hazardStep                    yes     yes     yes    yes       -            yes
incident                      yes     yes     yes    -         -            yes
incidentStep                  yes     yes     yes    -         -            yes
alert                         yes     yes     yes    -         -            yes
alertStep/approved            -       yes     yes    -         -            -
alertStep/returned            -       yes     yes    -         -            -
alertStep/withdrawn           yes     yes     yes    -         -            yes
lawClass                      yes     -       -      -         -            yes
publicity                     yes     -       -      -         -            yes
handout                       yes     -       -      -         -            yes
counselling                   yes     -       -      -         -            yes
patrol                        yes     -       -      yes       yes          yes
registration                  yes     -       -      -         -            yes
populationCount               yes     yes     yes    -         -            yes
serviceJob                    yes     -       -      -         -            yes
caseCounts                    -       yes     yes    -         -            -
analysis                      yes     -       -      -         -            yes
request                       yes     yes     yes    yes       -            yes
requestStep/answered          yes     yes     yes    -         -            yes
requestStep/declined          -       yes     yes    -         -            -
complaint                     -       -       yes    -         -            -
complaintStep                 -       -       yes    -         -            -
continuation                  -       -       -      -         -            -
`;

/** The opening a step of the writing table refers to. */
const TARGETS: Record<string, (variant: string) => Judged> = {
  informationOutcome: (direction) => entry('information', { body: { direction } }),
  mediation: () => entry('dispute', { body: { harm: 'none' } }),
  followUp: () => entry('hazard'),
  hazardStep: () => entry('hazard'),
  incidentStep: () => entry('incident'),
  alertStep: () => entry('alert'),
  requestStep: () => entry('request'),
  complaintStep: () => entry('complaint', { village: COUNTY }),
};

test('every role writes of every kind what the table says', () => {
  const [header = [], ...rows] = rowsOf(WRITING);
  const named = new Set(rows.map(([name = '']) => name.split('/')[0]));
  const byTarget = ['correction', 'confirmation'];
  assert.deepEqual(new Set([...named, ...byTarget]), new Set(Object.keys(kinds)));
  for (const [name = '', ...cells] of rows) {
    const [kind = '', variant = ''] = name.split('/');
    const village = kind.startsWith('complaint') ? COUNTY : VILLAGE;
    const target = TARGETS[kind]?.(variant);
    const written = entry(kind, {
      village,
      author: 'me',
      body: { step: variant, direction: variant },
      about: target?.id,
    });
    const around = target === undefined ? {} : { target, case: surroundings([target], [])(target).case };
    header.slice(1).forEach((role, index) => {
      const person = role === 'auxiliary' ? personOf('officer', { grade: 'auxiliary' }) : personOf(role as Role);
      assert.equal(mayWrite(person, written, around), cells[index] === 'yes', `${name} ${role}`);
    });
  }
});

test('nobody approves their own alert, answers their own information or declines their own request', () => {
  const decisions: [Judged, Judged['kind'], object][] = [
    [entry('alert', { author: 'me' }), 'alertStep', { step: 'approved' }],
    [
      entry('information', { author: 'me', body: { direction: 'toStation' } }),
      'informationOutcome',
      { outcome: 'used' },
    ],
    [entry('request', { author: 'me' }), 'requestStep', { step: 'declined' }],
    [entry('alert', { author: 'other', with: ['me'] }), 'alertStep', { step: 'approved' }],
  ];
  for (const [target, kind, body] of decisions) {
    const step = entry(kind, { author: 'me', about: target.id, body: { ...body } });
    assert.equal(mayWrite(personOf('station'), step, { target }), false, kind);
    const { id: _, ...colleague } = personOf('station');
    assert.equal(mayWrite({ ...colleague, id: 'colleague' }, step, { target }), true, kind);
  }
});

const amend = (target: Judged) =>
  entry('correction', {
    author: 'me',
    about: target.id,
    body: { action: 'amend', reason: '改', changes: { body: { step: 'approved' } } },
  });

test('a correction cannot make a decision its author may not make', () => {
  const alert = entry('alert', { author: 'me' });
  const returned = entry('alertStep', { author: 'boss', about: alert.id, body: { step: 'returned' } });
  const withdrawn = entry('alertStep', { author: 'me', about: alert.id, body: { step: 'withdrawn' } });
  const may = (person: Person, target: Judged) => {
    const written = amend(target);
    return mayWrite(person, written, surroundings([alert, returned, withdrawn, written], [])(written));
  };
  assert.equal(may(personOf('officer'), withdrawn), false);
  assert.equal(may(personOf('station'), withdrawn), false);
  assert.equal(may(personOf('station'), returned), false);
  assert.equal(may({ ...personOf('station'), id: 'third' }, returned), true);
  assert.equal(may({ ...personOf('station'), id: 'third', grade: 'auxiliary' }, returned), false);
});

test('an entry is corrected by its author or the station, confirmed by whoever it names', () => {
  const visit = entry('visit', { author: 'writer', with: ['companion'] });
  const may = (role: Role, id: string, kind: string, body = {}) => {
    const written = entry(kind, { author: id, about: visit.id, body });
    return mayWrite({ ...personOf(role), id }, written, surroundings([visit, written], [])(written));
  };
  assert.equal(may('officer', 'writer', 'correction', { action: 'withdraw' }), true);
  assert.equal(may('officer', 'companion', 'correction', { action: 'withdraw' }), false);
  assert.equal(may('station', 'clerk', 'correction', { action: 'withdraw' }), true);
  assert.equal(may('committee', 'clerk', 'correction', { action: 'withdraw' }), false);
  assert.equal(may('officer', 'companion', 'confirmation'), true);
  assert.equal(may('officer', 'writer', 'confirmation'), false);
  assert.equal(may('station', 'clerk', 'confirmation'), false);
  assert.equal(may('auditor', 'companion', 'confirmation'), false);
});
