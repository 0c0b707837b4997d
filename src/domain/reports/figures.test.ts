import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures, unitBeside } from './figures.ts';

const beside: [figure: string, zh: string, en: string][] = [
  ['householdsVisited', '户', 'households'],
  ['patrols', '次', 'times'],
  ['patrolVolunteers', '', 'people'],
  ['counselledPeople', '', 'people'],
];

for (const [id, zh, en] of beside)
  test(`beside ${id} stands “${zh}”, and never the same twice`, () => {
    const figure = figures.get(id)!;
    assert.equal(unitBeside(figure, 'zh'), zh);
    assert.equal(unitBeside(figure, 'en'), en);
  });
