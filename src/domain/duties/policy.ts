import { z } from 'zod';
import { clocksSchema } from '../cases/clocks.ts';
import { addDays, addMonths, startOf, type Instant, type Month } from '../calendar/utc8.ts';
import { dutyIds, dutyRows, units, type DutyId } from './duty.ts';
import { ruleOf } from './rules/registry.ts';

const threshold = z.int().min(0).max(1000);
const month = z.string().regex(/^(0[1-9]|1[0-2])$/, 'a month is 01 to 12');

const dutySchema = z.strictObject({
  id: z.enum(dutyIds),
  row: z.enum(dutyRows),
  unit: z.enum(units),
  /** How many are required of a whole month; absent on an aim. */
  threshold: threshold.optional(),
  /** Other thresholds for some months of the year (harvest, Spring Festival): `{"02": 10}`. */
  months: z.partialRecord(month, threshold).optional(),
  /** Shown as due and done, never missed. */
  aim: z.literal(true).optional(),
  /** Counted over all villages of the officer together. */
  per: z.literal('officer').optional(),
  /** With `per`: what each village must have at least. */
  minPerVillage: threshold.optional(),
  /** One “nothing new” is enough in a month whose days and visits are met. */
  acceptNothingNew: z.literal(true).optional(),
});

export type PolicyDuty = z.infer<typeof dutySchema>;

const shape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens'),
  version: z.int().min(1),
  names: z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) }),
  /** The month closes at 00:00 on day `graceDays` + 1 of the next. */
  graceDays: z.int().min(0).max(27),
  clocks: clocksSchema,
  duties: z.array(dutySchema).min(1),
});

/**
 * What is asked of officers and villages, as data (工作要求). Refused with every issue at once, those across fields
 * included, so that a bureau can mend a document in one go.
 */
export const policySchema = shape.superRefine(
  (document, context) => {
    for (const [path, message] of crossIssues(document)) context.addIssue({ code: 'custom', path, message });
  },
  // also when a field is wrong by itself: otherwise the issues across fields show only on the next try
  { when: () => true },
);

export type Policy = z.infer<typeof policySchema>;

type Issue = [path: (string | number)[], message: string];

function crossIssues(document: unknown): Issue[] {
  const duties = (document as { duties?: unknown } | null)?.duties;
  if (!Array.isArray(duties)) return [];
  const issues: Issue[] = [];
  const seen = new Set<unknown>();
  for (const [index, duty] of duties.entries()) {
    if (typeof duty !== 'object' || duty === null) continue;
    const given = duty as Record<string, unknown>;
    const at = (field: string, message: string) => issues.push([['duties', index, field], message]);
    if (given['id'] !== undefined && seen.has(given['id'])) at('id', 'the duty is there twice');
    seen.add(given['id']);
    dutyIssues(given, at);
  }
  return issues;
}

function dutyIssues(duty: Record<string, unknown>, at: (field: string, message: string) => void): void {
  const has = (field: string) => duty[field] !== undefined;
  const rule = ruleOf(String(duty['id']));
  if (has('aim') && has('threshold')) at('threshold', 'an aim has no threshold');
  if (has('aim') && has('months')) at('months', 'an aim has no thresholds by month');
  if (!has('aim') && !has('threshold') && rule?.aim === undefined)
    at('threshold', 'a duty that is no aim needs a threshold');
  if (has('minPerVillage') && !has('per')) at('minPerVillage', 'only with per: officer');
  if (has('per') && has('aim')) at('per', 'not on an aim');
  if (rule === undefined) return;
  if (rule.aim && !has('aim')) at('aim', `${rule.id} is an aim`);
  if (has('row') && !(rule.rows as readonly unknown[]).includes(duty['row']))
    at('row', `${rule.id} stands in ${rule.rows.join(' or ')}`);
  if (has('unit') && duty['unit'] !== rule.unit) at('unit', `${rule.id} counts in ${rule.unit}`);
  if (has('per') && (rule.rows as readonly unknown[]).includes('village')) at('per', 'only for duties of a posting');
  if (has('acceptNothingNew') && rule.id !== 'informationPassed') at('acceptNothingNew', 'only for informationPassed');
  if (has('acceptNothingNew') && has('aim')) at('acceptNothingNew', 'not on an aim');
}

/** What a policy asks of a whole month, before days posted are reckoned; 0 for an aim. */
export function thresholdOf(duty: PolicyDuty, of: Month): number {
  return duty.months?.[of.slice(5, 7)] ?? duty.threshold ?? 0;
}

/** When a month closes, unless an entry held for it is still undecided: 00:00 at UTC+8 on day `graceDays` + 1 of the next. */
export function closesAt(policy: Pick<Policy, 'graceDays'>, of: Month): Instant {
  return startOf(addDays(`${addMonths(of, 1)}-01`, policy.graceDays));
}

/** A threshold a bureau set for one village and duty; both months inclusive. */
export interface VillageThreshold {
  duty: DutyId;
  fromMonth: Month;
  toMonth: Month | null;
  threshold: number;
}

/**
 * The policy as it reads for one village in a month: a village's own threshold takes the place of the policy's, its months
 * included; of several the one set to start last. Aims stay aims.
 */
export function forVillage(policy: Policy, thresholds: readonly VillageThreshold[], of: Month): Policy {
  const set = thresholds
    .filter((own) => own.fromMonth <= of && (own.toMonth === null || of <= own.toMonth))
    .sort((a, b) => (a.fromMonth < b.fromMonth ? 1 : -1));
  if (set.length === 0) return policy;
  const duties = policy.duties.map((duty) => {
    const own = set.find((candidate) => candidate.duty === duty.id);
    if (own === undefined || duty.aim) return duty;
    const { months: _, ...rest } = duty;
    return { ...rest, threshold: own.threshold };
  });
  return { ...policy, duties };
}
