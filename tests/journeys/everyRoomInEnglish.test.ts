import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Desk, openDesk } from './support/desk.ts';
import { walkEveryRoom } from './support/walk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

test('every room is whole in English, in the dark and in a window of 1024 px', async () => {
  const options = { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1024, height: 768 } } as const;
  assert.deepEqual(await walkEveryRoom(desk, { language: 'en', options, onceEach: true }), []);
});
