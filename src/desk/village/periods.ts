import type { SixRole } from '../../domain/journal/kind.ts';
import { noneYet, sixRoleNames } from '../../domain/journal/sixRoles.ts';
import type { Answer } from '../platform/client.ts';

type Month = Answer<'/api/villages/{id}/series'>['months'][number];
type Duty = keyof NonNullable<Month['duties']>;

/** A month or a quarter of a village's year, as its charts and its table show it. */
export interface Period {
  /** `2026-11`, or `2026-Q4`. */
  key: string;
  roles: Record<SixRole, number>;
  cases: { opened: number; closed: number };
  duties: Record<Duty, { done: number; required: number }>;
}

const nothing = (key: string): Period => ({
  ...{ key, roles: noneYet(), cases: { opened: 0, closed: 0 } },
  duties: {
    villageDays: { done: 0, required: 0 },
    householdVisits: { done: 0, required: 0 },
    informationPassed: { done: 0, required: 0 },
  },
});

const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** The months as they are, or summed by quarter; a quarter that the year cuts into is left out at its beginning. */
export function periodsOf(months: readonly Month[], per: 'month' | 'quarter'): Period[] {
  const periods = new Map<string, Period>();
  const whole = months.findIndex(({ month }) => Number(month.slice(5)) % 3 === 1);
  for (const { month, roles, cases, duties } of per === 'month' ? months : months.slice(Math.max(0, whole))) {
    const key = per === 'month' ? month : quarterOf(month);
    const period = periods.get(key) ?? nothing(key);
    periods.set(key, period);
    for (const role of sixRoleNames) period.roles[role] += roles[role] ?? 0;
    period.cases.opened += cases.opened;
    period.cases.closed += cases.closed;
    for (const [duty, { done, required }] of Object.entries(duties ?? {})) {
      period.duties[duty as Duty].done += done;
      period.duties[duty as Duty].required += required;
    }
  }
  return [...periods.values()];
}
