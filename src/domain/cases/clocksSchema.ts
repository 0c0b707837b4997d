import { z } from 'zod';

const number = (max: number) => z.int().min(1).max(max);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad_time_of_day');

/**
 * How long each kind of case may wait: policy data, changed by the bureau and not by code. Hours and minutes run on from
 * the instant; days end with the day itself (UTC+8), the first one not counted (Civil Code art. 201).
 */
export const clocksSchema = z.strictObject({
  dispute: z.strictObject({
    /** First mediation of any dispute, and of one that flared up again. */
    firstStepHours: number(240),
    /** Neighbour quarrels do not stay overnight (邻里纠纷不过夜): by the end of the day, later ones by noon of the next. */
    neighbour: z.strictObject({ lateAfter: timeOfDay, lateUntil: timeOfDay }),
    /** Follow-up after a settlement without a day of performance. */
    followUpDays: number(365),
  }),
  hazard: z.strictObject({ verifiedDays: number(365), verifiedDaysByType: z.record(z.string(), number(365)) }),
  incident: z.strictObject({ recordedMinutes: number(1440), acknowledgedMinutes: number(1440) }),
  information: z.strictObject({ answeredDays: number(90) }),
  request: z.strictObject({ answeredHours: number(720) }),
  complaint: z.strictObject({ answeredWorkingDays: number(60) }),
  alert: z.strictObject({ decidedHours: number(240) }),
});
