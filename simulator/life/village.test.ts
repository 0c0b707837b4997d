import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSent } from '../../src/domain/journal/sent.ts';
import { daysFrom } from '../season.ts';
import type { Noted } from './scene.ts';
import { storyVillage } from './story.ts';
import { VillageLife } from './village.ts';

const people = {
  contact: '0195b5a0-0000-7000-8000-000000000001',
  resident: '0195b5a0-0000-7000-8000-000000000002',
  station: '0195b5a0-0000-7000-8000-000000000003',
};

function year(village: string, seed: string, doors = 60): Noted[] {
  const life = new VillageLife(village, seed, doors, '2025-12-01');
  return [...daysFrom('2025-12-01', '2026-11-22')].flatMap((day) => life.day(day, people, false));
}

test('everything a village notes in a year is what a phone may send', () => {
  for (const seed of ['a', 'b', 'c']) {
    for (const { entry } of year(storyVillage, seed)) {
      const result = readSent(entry);
      assert.ok(result.sent, JSON.stringify({ entry, result }));
    }
  }
});

test('no item of information stays unanswered for two months, in either direction', () => {
  const noted = year('341621112214', 'a').map(({ entry }) => entry);
  const answered = new Set(noted.flatMap(({ kind, about }) => (kind === 'informationOutcome' ? [about] : [])));
  const told = noted.filter(({ kind, occurredAt }) => kind === 'information' && occurredAt < '2026-09-22');
  const directions = new Set(told.map(({ body }) => (body as { direction: string }).direction));
  assert.deepEqual([...directions].sort(), ['toContact', 'toStation']);
  assert.deepEqual(
    told.filter(({ id }) => !answered.has(id)),
    [],
  );
});

test('the same seed tells the same story', () => {
  assert.deepEqual(year('341621112214', 'a'), year('341621112214', 'a'));
  assert.notDeepEqual(year('341621112214', 'a'), year('341621112214', 'b'));
});

test('路南村 has the year that the source describes', () => {
  const noted = year(storyVillage, 'village-beat', 216).map(({ entry }) => entry);
  const of = (kind: string) => noted.filter((entry) => entry.kind === kind);
  const visited = new Set(of('visit').flatMap((entry) => (entry.body as { households: string[] }).households));
  assert.ok(visited.size >= 200);
  assert.ok(of('patrol').some((entry) => (entry.body as { night: boolean }).night));
  assert.ok(of('lawClass').length >= 4);
  const camera = of('hazard').find((entry) => (entry.body as { type: string; place: string }).place === '村口路南');
  const steps = noted
    .filter((entry) => entry.about === camera?.id)
    .map((entry) => (entry.body as { step: string }).step);
  assert.deepEqual(steps, ['handedOver', 'repaired', 'verified']);
  const quarrel = of('dispute').find((entry) => (entry.body as { place?: string }).place === '村东两家院墙之间');
  const ends = noted.filter((entry) => entry.about === quarrel?.id).map((entry) => entry.kind);
  assert.deepEqual(ends, ['mediation', 'mediation', 'mediation', 'followUp']);
});
