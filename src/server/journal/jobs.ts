import { refreshCases } from '../cases/refresh.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { retentionOf } from '../settings/retention.ts';
import { expire } from './expire.ts';
import { headKey } from './headKey.ts';
import { signHeads } from './signedHeads.ts';

/** Heads signed every hour, details erased every night, cases that time alone changes. */
export const journalJobs = (services: Services): Job[] => {
  const { db, clock, settings } = services;
  return [
    {
      name: 'journal.signHeads',
      when: { hourlyAt: 17 },
      work: () => signHeads(db, clock, settings.dataDir, headKey(settings.dataDir)),
    },
    { name: 'journal.expire', when: { dailyAt: '03:20' }, work: async () => expire(services, await retentionOf(db)) },
    { name: 'cases.refresh', when: { everyMs: 30_000 }, work: () => refreshCases(services) },
  ];
};
