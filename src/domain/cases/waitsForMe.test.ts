import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WaitingFor, waitingFor } from './caseState.ts';
import { waitsForMe } from './waitsForMe.ts';

/** Who of those posted in the village a case waits for. */
const table: Record<WaitingFor, string> = {
  officer: 'resident contact auxiliary acting',
  contactOfficer: 'contact acting',
  station: '',
  bureau: '',
  handler: '',
  nobody: '',
};

for (const whom of Object.keys(waitingFor) as WaitingFor[])
  test(`what waits for ${whom} waits for: ${table[whom] || 'nobody who is posted'}`, () => {
    const all = ['resident', 'contact', 'auxiliary', 'acting'] as const;
    assert.equal(all.filter((duty) => waitsForMe(whom, [duty])).join(' '), table[whom]);
    assert.equal(waitsForMe(whom, []), false);
  });
