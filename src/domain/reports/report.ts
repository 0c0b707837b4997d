import type { Level } from '../areas/id.ts';
import { type Day, daysOfMonth, type Instant, type Month } from '../calendar/utc8.ts';
import { dutyIds, type DutyId } from '../duties/duty.ts';
import { policyTitle } from '../duties/policy.ts';
import { dutyFigure } from './figures.ts';

/** Figures by id; one that is not named is 0. */
export type Values = Readonly<Record<string, number>>;

interface Named {
  id: string;
  name: string;
}

/** A case told without persons: no typed text, no details, never one of harm (red lines R2, R17). */
export interface NotableCase {
  id: string;
  village: Named;
  kind: string;
  /** Kind and sort, as chosen from lists. */
  title: { zh: string; en: string };
  state: string;
  openedAt: Instant;
  dueAt: Instant | null;
  closedAt: Instant | null;
  why: NotableWhy;
}

/** Why a case is told of. */
export const notableWhys = {
  incident: { zh: '本月紧急情况', en: 'Incident of the month' },
  reopened: { zh: '出现反复', en: 'Reopened' },
  overdue: { zh: '超期时间最长', en: 'Overdue longest' },
} as const;
export type NotableWhy = keyof typeof notableWhys;

export interface CampaignWork {
  name: string;
  from: Day;
  to: Day;
  entries: number;
}

/** A month of an area, made from what is stored; the month before stands beside it. Everything else is drawn from this. */
export interface Report {
  area: Named & { level: Level };
  /** False: only what the reader may see of the area. */
  whole: boolean;
  month: Month;
  before: Month;
  asOf: Instant;
  closed: boolean;
  heardFrom: { devices: number; of: number };
  policy: { id: string; version: number } | null;
  policyNames: { zh: string; en: string } | null;
  values: Values;
  valuesBefore: Values;
  /** One level down; the figures of the area are their sums. */
  areas: { area: Named; values: Values }[];
  campaigns: CampaignWork[];
  notable: NotableCase[];
  /** The first of the villages without a lead officer. */
  uncovered: Named[];
}

export const valueOf = (values: Values, id: string): number => values[id] ?? 0;

/** Sums by figure. */
export function added(parts: readonly Values[]): Values {
  const sums: Record<string, number> = {};
  for (const part of parts) {
    for (const [id, value] of Object.entries(part)) sums[id] = (sums[id] ?? 0) + value;
  }
  return sums;
}

/** What is still missing of one duty, and where. */
export interface Missing {
  duty: DutyId;
  open: number;
  missed: number;
  areas: Named[];
}

/** Duties with rows still open or missed, in the order of the duties, and in which areas: never by officer (R16). */
export function missingIn({ values, areas }: Pick<Report, 'values' | 'areas'>): Missing[] {
  return dutyIds.flatMap((duty) => {
    const [open, missed] = [valueOf(values, dutyFigure(duty, 'open')), valueOf(values, dutyFigure(duty, 'missed'))];
    if (open + missed === 0) return [];
    const short = (one: Values) =>
      valueOf(one, dutyFigure(duty, 'open')) + valueOf(one, dutyFigure(duty, 'missed')) > 0;
    return [{ duty, open, missed, areas: areas.filter((one) => short(one.values)).map(({ area }) => area) }];
  });
}

/** Duties that someone was asked, or that are an aim with something due or done. */
export const dutiesIn = (values: Values): DutyId[] =>
  dutyIds.filter((duty) =>
    (['asked', 'exempt', 'done', 'due'] as const).some((standing) => valueOf(values, dutyFigure(duty, standing)) > 0),
  );

/** By which policy the month was judged, as people call it; undefined where none was in force. */
export const judgedBy = ({ policy, policyNames }: Pick<Report, 'policy' | 'policyNames'>, language: 'zh' | 'en') =>
  policy && policyNames ? policyTitle(policyNames, policy.version, language) : undefined;

/** The day a month's coverage is told of: its last, or today while it runs. */
export function reportedDay(month: Month, today: Day): Day {
  const { last } = daysOfMonth(month);
  return last < today ? last : today;
}
