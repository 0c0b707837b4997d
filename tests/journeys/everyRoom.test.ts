import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Desk, openDesk } from './support/desk.ts';
import { walkEveryRoom } from './support/walk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

test('every room hinders nobody, as each role enters it and as any address opens it', async () => {
  const options = { colorScheme: 'light', viewport: { width: 1440, height: 900 } } as const;
  assert.deepEqual(await walkEveryRoom(desk, { language: 'zh', options }), []);
});
