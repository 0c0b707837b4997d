import { addMs } from '../../domain/calendar/utc8.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { SESSION_SECONDS } from './authLibrary.ts';

const DAY_MS = 24 * 3_600_000;

/** Nightly: what has ended about signing in is deleted. */
export const peopleJobs = (services: Services): Job[] => [
  { name: 'people.expire', when: { dailyAt: '03:40' }, work: () => deleteEnded(services) },
];

/** Deletes sessions and begun sign-ins past their end, and failures that no longer delay anyone. */
export async function deleteEnded({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const now = clock.now();
  await db.deleteFrom('authSession').where('expiresAt', '<', now).execute();
  await db
    .deleteFrom('endedSession')
    .where('endedAt', '<', addMs(now, -SESSION_SECONDS * 1000))
    .execute();
  await db.deleteFrom('authVerification').where('expiresAt', '<', now).execute();
  await db.deleteFrom('signInFailure').where('lastAt', '<', addMs(now, -DAY_MS)).execute();
}
