import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Operation, allowed, mayDecide, operations, reach, reachWithin, reaches } from './permissions.ts';
import { type Grant, type Person, type Role, roleFaults, roles } from './roles.ts';

// Who may call what. A clerk reads it line by line; a new operation is a new line.
const TABLE = `
operation          officer station unit bureau committee patrolLeader admin auditor
areas.read         yes     yes     yes  yes    yes       yes          yes   yes
areas.write        -       -       -    yes    -         -            -     -
villages.read      yes     yes     -    yes    -         -            -     -
calls.read         yes     yes     -    yes    yes       yes          -     -
live.read          yes     yes     yes  yes    -         -            -     -
stations.read      yes     yes     -    yes    -         -            -     -
stations.write     -       -       -    yes    -         -            -     -
roster.read        yes     yes     -    yes    -         -            -     -
roster.write       -       yes     -    yes    -         -            -     -
teams.read         yes     yes     -    yes    yes       -            -     -
teams.write        -       yes     -    yes    -         -            -     -
coverage.read      -       yes     -    yes    -         -            -     -
assignments.read   -       yes     -    yes    -         -            -     -
assignments.write  -       -       -    yes    -         -            -     -
officers.read      -       yes     yes  yes    -         -            yes   -
absences.read      -       -       yes  yes    -         -            -     -
absences.propose   -       -       yes  yes    -         -            -     -
absences.decide    -       -       -    yes    -         -            -     -
policies.read      yes     yes     -    yes    -         -            -     -
policies.write     -       -       -    yes    -         -            -     -
journal.append     yes     yes     -    yes    yes       yes          -     -
journal.read       yes     yes     -    yes    yes       yes          -     -
files.write        yes     yes     -    yes    yes       yes          -     -
files.read         yes     yes     -    yes    yes       yes          -     -
held.read          -       yes     -    yes    -         -            -     -
held.decide        -       yes     -    yes    -         -            -     -
numbers.write      -       yes     -    yes    -         -            -     -
caseCounts.write   -       yes     -    yes    -         -            -     -
history.read       yes     yes     -    yes    -         -            -     -
cases.read         yes     yes     -    yes    yes       yes          -     -
cases.reveal       yes     yes     -    yes    -         -            -     -
duties.read        yes     yes     -    yes    -         -            -     -
scorecards.read    yes     yes     -    yes    -         -            -     -
reports.read       -       yes     -    yes    -         -            -     -
binders.read       yes     yes     -    yes    -         -            -     -
reportForms.write  -       -       -    yes    -         -            -     -
unitDuties.read    -       -       yes  -      -         -            -     -
officers.write     -       -       -    -      -         -            yes   -
accounts.read      -       -       -    -      -         -            yes   -
accounts.write     -       -       -    -      -         -            yes   -
guide.read         -       -       -    yes    -         -            yes   -
settings.read      -       -       -    -      -         -            yes   -
settings.write     -       -       -    -      -         -            yes   -
audit.read         -       -       -    -      -         -            -     yes
audit.verify       -       -       -    -      -         -            -     yes
`;

const [header = [], ...lines] = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/));
const columns = header.slice(1) as Role[];

const personWith = (grants: Grant[], grade: Person['grade'] = 'police'): Person => ({
  id: 'officer-1',
  badge: '341001',
  name: '王强',
  grade,
  session: 's',
  grants,
  postings: [],
});
const holding = (role: Role, within: string[] = []): Person => personWith([{ role, area: '', within }]);

test('every role may do exactly what the table says', () => {
  assert.deepEqual(new Set(columns), new Set(roles));
  assert.deepEqual(new Set(lines.map(([name]) => name)), new Set(Object.keys(operations)));
  for (const [name = '', ...cells] of lines) {
    const may = columns.filter((role) => allowed(holding(role), name as Operation));
    assert.deepEqual(
      may,
      columns.filter((_, index) => cells[index] === 'yes'),
      name,
    );
  }
});

test('administrators and auditors reach no village, whatever the operation', () => {
  for (const operation of Object.keys(operations) as Operation[]) {
    for (const role of ['admin', 'auditor', 'unit'] as const) assert.deepEqual(reach(holding(role), operation), []);
  }
});

test('an auxiliary decides nothing', () => {
  const auxiliary = personWith([{ role: 'station', area: '341622101', within: ['341622101'] }], 'auxiliary');
  assert.equal(allowed(auxiliary, 'held.decide'), false);
  assert.deepEqual(reach(auxiliary, 'held.decide'), []);
  assert.equal(allowed(auxiliary, 'held.read'), true);
  assert.equal(mayDecide(auxiliary, { author: 'officer-2' }), false);
});

test('nobody decides on what they wrote, had part in, or had written for them', () => {
  const person = holding('station');
  assert.equal(mayDecide(person, { author: 'officer-2' }), true);
  assert.equal(mayDecide(person, { author: 'officer-1' }), false);
  assert.equal(mayDecide(person, { author: 'officer-2', with: ['officer-1'] }), false);
  assert.equal(mayDecide(person, { author: 'officer-2', onBehalfOf: 'officer-1' }), false);
});

test('one person cannot be admin and auditor', () => {
  assert.deepEqual(
    roleFaults([{ role: 'admin' }, { role: 'auditor' }]).map((fault) => fault.code),
    ['admin_and_auditor'],
  );
});

const codes = (role: Role, area?: string) => roleFaults([{ role, area }]).map((fault) => fault.code);

test('a role that needs an area is refused without one, and the other way round', () => {
  for (const role of ['station', 'unit', 'bureau', 'committee', 'patrolLeader'] as const) {
    assert.deepEqual(codes(role), ['area_missing']);
    assert.deepEqual(codes(role, '341622'), []);
  }
  for (const role of ['officer', 'admin', 'auditor'] as const) {
    assert.deepEqual(codes(role), []);
    assert.deepEqual(codes(role, '341622'), ['area_unused']);
  }
  assert.deepEqual(
    roleFaults([{ role: 'officer' }, { role: 'officer' }]).map(({ code, index }) => [code, index]),
    [['role_twice', 1]],
  );
});

// few digits, so that prefixes meet
const digits = (length: number) => fc.stringMatching(new RegExp(`^[12A]{${length}}$`));
const prefix = fc.constantFrom(4, 6, 9, 12).chain(digits);
const village = digits(12);
const grant = fc.record({
  role: fc.constantFrom(...roles),
  area: fc.constant(''),
  within: fc.array(prefix, { maxLength: 4 }),
});
const anyone = fc.array(grant, { maxLength: 4 }).map((grants) => personWith(grants));
const operation = fc.constantFrom(...(Object.keys(operations) as Operation[]));

test('a village is reached exactly when a grant that allows the operation covers it', () => {
  fc.assert(
    fc.property(anyone, operation, village, (person, name, id) => {
      const by: readonly Role[] = operations[name];
      const expected = person.grants.some(
        (held) => by.includes(held.role) && held.within.some((start) => id.startsWith(start)),
      );
      assert.equal(reaches(person, name, id), expected);
    }),
  );
});

test('prefixes reached never overlap, so that nothing is read twice', () => {
  fc.assert(
    fc.property(anyone, operation, (person, name) => {
      const found = reach(person, name);
      for (const one of found) assert.equal(found.filter((other) => other.startsWith(one)).length, 1);
    }),
  );
});

test('what is reached within an area is what is reached, cut to the area', () => {
  fc.assert(
    fc.property(anyone, operation, prefix, village, (person, name, area, id) => {
      const inside = reachWithin(person, name, area).some((start) => id.startsWith(start));
      assert.equal(inside, id.startsWith(area) && reaches(person, name, id));
    }),
  );
});

test('a role more never takes anything away', () => {
  fc.assert(
    fc.property(anyone, grant, operation, village, (person, more, name, id) => {
      if (!reaches(person, name, id)) return;
      assert.equal(reaches({ ...person, grants: [...person.grants, more] }, name, id), true);
    }),
  );
});
