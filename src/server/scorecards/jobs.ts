import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { closeDue } from './closeDue.ts';
import { countDue } from './worker.ts';

/**
 * The worker that counts stale cards within a second, and the nightly closing of months. The pause between two rounds is for
 * the phones: without it, a village where much is noted would be counted after every entry.
 */
export const scorecardJobs = (services: Services): Job[] => [
  {
    name: 'scorecards.count',
    when: { everyMs: 600 },
    work: async (signal) => (services.scorecards.paused ? 0 : countDue(services, signal)),
  },
  // five past midnight: months close at 00:00
  { name: 'scorecards.close', when: { dailyAt: '00:05' }, work: () => closeDue(services) },
];
