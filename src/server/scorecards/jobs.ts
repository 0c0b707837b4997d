import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { closeDue } from './closeDue.ts';
import { countDue } from './worker.ts';

/** The worker that counts stale cards within a second, and the nightly closing of months. */
export const scorecardJobs = (services: Services): Job[] => [
  {
    name: 'scorecards.count',
    when: { everyMs: 400 },
    work: async (signal) => {
      while (!signal.aborted && !services.scorecards.paused && (await countDue(services)) > 0);
    },
  },
  // five past midnight: months close at 00:00
  { name: 'scorecards.close', when: { dailyAt: '00:05' }, work: () => closeDue(services) },
];
