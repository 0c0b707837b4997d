import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Desk, openDesk } from './support/desk.ts';
import { type City, settle } from './support/views.ts';
import { walkEveryRoom } from './support/walk.ts';

let desk: Desk;
let city: City;
before(async () => {
  desk = await openDesk();
  city = await settle(desk);
});
after(() => desk.stop());

test('every room hinders nobody, as each role enters it and as any address opens it', async () => {
  const options = { colorScheme: 'light', viewport: { width: 1440, height: 900 } } as const;
  assert.deepEqual(await walkEveryRoom(desk, city, { language: 'zh', options }), []);
});

test('every room is whole in English, in the dark and in a window of 1024 px', async () => {
  const options = { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1024, height: 768 } } as const;
  assert.deepEqual(await walkEveryRoom(desk, city, { language: 'en', options, onceEach: true }), []);
});
