import type { z } from 'zod';
import type { clocksSchema } from './clocksSchema.ts';

export type Clocks = z.infer<typeof clocksSchema>;

/** The clocks of `bozhou-2014`, and what a policy starts from. */
export const defaultClocks: Clocks = {
  dispute: { firstStepHours: 24, neighbour: { lateAfter: '18:00', lateUntil: '12:00' }, followUpDays: 7 },
  hazard: { verifiedDays: 30, verifiedDaysByType: { camera: 7, lighting: 7 } },
  incident: { recordedMinutes: 30, acknowledgedMinutes: 15 },
  information: { answeredDays: 7 },
  request: { answeredHours: 24 },
  complaint: { answeredWorkingDays: 3 },
  alert: { decidedHours: 24 },
};
