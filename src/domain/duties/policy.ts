import { z } from 'zod';
import { clocksSchema } from '../cases/clocksSchema.ts';
import type { Month } from '../calendar/utc8.ts';
import { issuesOf, type Issue } from '../journal/issue.ts';
import { sentences, type Language } from '../language/sentences.ts';
import type { Label } from '../journal/kind.ts';
import { dutyIds, dutyRows, units, type DutyId, type PostingRule, type VillageRule } from './duty.ts';
import { ruleOf } from './rules/registry.ts';

const threshold = z.int().min(0).max(1000);
const month = z.string().regex(/^(0[1-9]|1[0-2])$/, 'bad_month_of_year');

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
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'bad_policy_id'),
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
    for (const [path, params] of crossIssues(document)) context.addIssue({ code: 'custom', path, params });
  },
  // also when a field is wrong by itself: otherwise the issues across fields show only on the next try
  { when: () => true },
);

export type Policy = z.infer<typeof policySchema>;

/**
 * A policy document, checked: the policy, or every issue in one language, paths as JSON pointers below `at`. The desk checks a
 * draft by the same rules as the server.
 */
export function checkPolicy(
  document: unknown,
  language: Language,
  at = '',
): { policy: Policy; issues?: never } | { policy?: never; issues: Issue[] } {
  const result = policySchema.safeParse(document, { error: sentences(language) });
  return result.success ? { policy: result.data } : { issues: issuesOf(result.error, language, at) };
}

type Fault = [path: (string | number)[], said: Label];

function crossIssues(document: unknown): Fault[] {
  const duties = (document as { duties?: unknown } | null)?.duties;
  if (!Array.isArray(duties)) return [];
  const issues: Fault[] = [];
  const seen = new Set<unknown>();
  for (const [index, duty] of duties.entries()) {
    if (typeof duty !== 'object' || duty === null) continue;
    const given = duty as Record<string, unknown>;
    const at = (field: string, zh: string, en: string) => issues.push([['duties', index, field], { zh, en }]);
    if (given['id'] !== undefined && seen.has(given['id'])) at('id', '同一项要求出现两次', 'the duty is there twice');
    seen.add(given['id']);
    dutyIssues(given, at);
  }
  return issues;
}

function dutyIssues(duty: Record<string, unknown>, at: (field: string, zh: string, en: string) => void): void {
  const has = (field: string) => duty[field] !== undefined;
  const rule = ruleOf(String(duty['id']));
  if (has('aim') && has('threshold')) at('threshold', '努力目标没有数量要求', 'an aim has no threshold');
  if (has('aim') && has('months')) at('months', '努力目标没有分月数量', 'an aim has no thresholds by month');
  if (!has('aim') && !has('threshold') && rule?.aim === undefined)
    at('threshold', '请写明数量,或设为努力目标', 'a duty that is no aim needs a threshold');
  if (has('minPerVillage') && !has('per')) at('minPerVillage', '仅用于按民警合计的要求', 'only with per: officer');
  if (has('per') && has('aim')) at('per', '努力目标不能按民警合计', 'not on an aim');
  if (has('acceptNothingNew') && has('aim')) at('acceptNothingNew', '不能用于努力目标', 'not on an aim');
  if (rule !== undefined) ruleIssues(duty, rule, at);
}

/** What a policy may say of a duty by the nature of its rule. */
function ruleIssues(
  duty: Record<string, unknown>,
  { id, label, rows, unit, aim }: PostingRule | VillageRule,
  at: (field: string, zh: string, en: string) => void,
): void {
  const has = (field: string) => duty[field] !== undefined;
  const inRows = (row: unknown): boolean => (rows as readonly unknown[]).includes(row);
  if (aim && !has('aim')) at('aim', `“${label.zh}”只能是努力目标`, `${id} is an aim`);
  if (has('row') && !inRows(duty['row']))
    at('row', `“${label.zh}”不能放在这里`, `${id} stands in ${rows.join(' or ')}`);
  if (has('unit') && duty['unit'] !== unit) at('unit', `“${label.zh}”的计数单位不对`, `${id} counts in ${unit}`);
  if (has('per') && inRows('village')) at('per', '仅用于民警的要求', 'only for duties of a posting');
  if (has('acceptNothingNew') && id !== 'informationPassed')
    at('acceptNothingNew', '仅用于通报信息', 'only for informationPassed');
}

/** What a policy is called wherever a month says by which it was judged: “亳州市一村一警工作要求(2014)第1版”. */
export const policyTitle = (names: Policy['names'], version: number, language: 'zh' | 'en'): string =>
  language === 'zh' ? `${names.zh}第${version}版` : `${names.en}, version ${version}`;

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
