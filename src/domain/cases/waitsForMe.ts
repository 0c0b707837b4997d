import type { Duty } from '../people/assignments.ts';
import type { WaitingFor } from './caseState.ts';

/**
 * Whether a case waits for an officer who has these postings in its village today. `contactOfficer`: whoever stands in counts as
 * the contact officer, as in the month's rows (`rowsOf`). Whoever is posted there is one of the village's officers.
 */
export function waitsForMe(whom: WaitingFor, duties: readonly Duty[]): boolean {
  if (whom === 'contactOfficer') return duties.includes('contact') || duties.includes('acting');
  return whom === 'officer' && duties.length > 0;
}
