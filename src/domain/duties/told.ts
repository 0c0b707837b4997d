import type { Label } from '../journal/kind.ts';
import type { DutyId } from './duty.ts';
import type { Policy, PolicyDuty } from './policy.ts';
import { sameNumber, tellClocks } from './toldClocks.ts';
import { rules } from './rules/registry.ts';

/** What a sentence of a policy is about: the closing of months, what is asked of whom, or how long a matter may wait. */
export type ToldGroup = 'closing' | 'contact' | 'resident' | 'village' | 'clocks';

/** One sentence of a policy. `key` says what it is about, the same in every policy, so that two can be compared. */
export interface Told {
  key: string;
  group: ToldGroup;
  text: Label;
}

/** A policy as sentences that a clerk understands, in both languages, in the order in which duties are shown. */
export function tellPolicy(policy: Policy): Told[] {
  return [closing(policy), ...policy.duties.map(tellDuty), ...tellClocks(policy.clocks)];
}

/** A sentence that two policies do not share; null: one of them says nothing about it. */
export interface Difference {
  key: string;
  group: ToldGroup;
  before: Label | null;
  after: Label | null;
}

/** What changes in words from one policy to another. */
export function comparePolicies(before: Policy, after: Policy): Difference[] {
  const [was, will] = [tellPolicy(before), tellPolicy(after)];
  const gone = was.filter(({ key }) => !will.some((told) => told.key === key));
  const stays = will.map((told) => ({ told, old: was.find(({ key }) => key === told.key) }));
  return [
    ...stays.flatMap(({ told: { key, group, text }, old }) =>
      old?.group === group && old.text.zh === text.zh ? [] : [{ key, group, before: old?.text ?? null, after: text }],
    ),
    ...gone.map(({ key, group, text }) => ({ key, group, before: text, after: null })),
  ];
}

function closing({ graceDays }: Policy): Told {
  return {
    key: 'graceDays',
    group: 'closing',
    text: {
      zh: `每月在次月${graceDays + 1}日0:00截止统计,之后收到的记录照样保存,但不改变已截止的月份`,
      en: `A month closes at 00:00 on the ${ordinal(graceDays + 1)} of the next; what arrives later is kept and changes nothing`,
    },
  };
}

function ordinal(number: number): string {
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

const whose: Record<PolicyDuty['row'], Label> = {
  contact: { zh: '包村民警', en: 'Contact officer' },
  resident: { zh: '驻村民警', en: 'Resident officer' },
  village: { zh: '每个村', en: 'Each village' },
};

/** What a duty asks, before its number; and how its number reads. An aim by nature has no number. */
interface Frame {
  zh: string;
  /** Of a duty with a number: what comes after it, if anything. */
  en?: string;
  unit?: { zh: string; one: string; many: string };
}

const frames: Record<DutyId, Frame> = {
  villageDays: {
    zh: '每月进村工作',
    en: 'in the village',
    unit: { zh: '天', one: 'day a month', many: 'days a month' },
  },
  householdVisits: {
    zh: '每月走访',
    unit: { zh: '户', one: 'household visited a month', many: 'households visited a month' },
  },
  informationPassed: {
    zh: '每月通报信息',
    unit: { zh: '条', one: 'item of information passed on a month', many: 'items of information passed on a month' },
  },
  contactBriefed: { zh: '在包村民警进村前通报情况', en: 'the contact officer is briefed before each village day' },
  informationAnswered: { zh: '上报的信息由派出所按时答复', en: 'information is answered by the station in time' },
  alertPublished: {
    zh: '每月发布治安预警信息',
    unit: { zh: '次', one: 'safety alert a month', many: 'safety alerts a month' },
  },
  monthlyAnalysis: {
    zh: '每月作发案情况分析',
    unit: { zh: '次', one: 'analysis of cases a month', many: 'analyses of cases a month' },
  },
  lawClass: {
    zh: '每季度开展法治宣传教育',
    unit: { zh: '次', one: 'law class a quarter', many: 'law classes a quarter' },
  },
  incidentPrompt: { zh: '紧急情况及时记录、及时接报', en: 'incidents are noted and acknowledged promptly' },
  disputeSameDay: { zh: '邻里纠纷不过夜', en: 'neighbour disputes are calmed the same day' },
  disputeInVillage: { zh: '矛盾不出村,回访没有反复', en: 'disputes settled in the village hold at the follow-up' },
  hazardRepaired: { zh: '安全隐患按期整改并核实', en: 'hazards are repaired and verified in time' },
};

function tellDuty(duty: PolicyDuty): Told {
  const frame = frames[duty.id];
  const { zh, en } = whose[duty.row];
  const text = duty.aim ? aim(frame) : asked(duty, frame);
  return { key: duty.id, group: duty.row, text: { zh: zh + text.zh, en: `${en}: ${text.en}` } };
}

function aim({ zh, en, unit }: Frame): Label {
  return { zh: `${zh}(努力目标,不算未完成)`, en: `${spaced(unit?.many, en)} (an aim: shown, never missed)` };
}

const spaced = (...words: (string | undefined)[]): string => words.filter(Boolean).join(' ');

function asked(duty: PolicyDuty, frame: Frame): Label {
  const amount = duty.threshold ?? 0;
  const none = { zh: `${frame.zh}不作要求`, en: `no ${frame.unit?.many ?? ''} required` };
  const base = amount === 0 ? none : { zh: `${frame.zh}不少于${count(frame, amount).zh}`, en: atLeast(frame, amount) };
  const more = [byMonth(duty, frame), overVillages(duty, frame), quiet(duty)].filter((label) => label !== null);
  return {
    zh: [base.zh, ...more.map((label) => label.zh)].join(';'),
    en: [base.en, ...more.map((label) => label.en)].join('; '),
  };
}

const atLeast = (frame: Frame, amount: number): string => spaced('at least', count(frame, amount).en, frame.en);

function count({ unit }: Frame, amount: number): Label {
  return {
    zh: `${amount}${unit?.zh ?? ''}`,
    en: `${amount} ${(amount === 1 ? unit?.one : unit?.many) ?? ''}`,
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Other thresholds of some months: those with the same number together. */
function byMonth({ months = {} }: PolicyDuty, { unit }: Frame): Label | null {
  const groups = sameNumber(months);
  if (groups.length === 0) return null;
  const named = groups.map(({ number: amount, keys }) => {
    const numbers = keys.map(Number);
    return {
      zh: `${numbers.map((month) => `${month}月`).join('、')}为${amount}${unit?.zh ?? ''}`,
      en: `${amount} in ${numbers.map((month) => MONTHS[month - 1] ?? '').join(', ')}`,
    };
  });
  return { zh: named.map(({ zh }) => zh).join(','), en: named.map(({ en }) => en).join(', ') };
}

function overVillages({ per, minPerVillage }: PolicyDuty, { unit }: Frame): Label | null {
  if (per === undefined) return null;
  const each = minPerVillage
    ? { zh: `,每村不少于${minPerVillage}${unit?.zh ?? ''}`, en: `, at least ${minPerVillage} in each` }
    : NONE;
  return {
    zh: `按一名民警所包各村合计${each.zh}`,
    en: `counted over all the officer's villages together${each.en}`,
  };
}

const NONE: Label = { zh: '', en: '' };

const quiet = ({ acceptNothingNew }: PolicyDuty): Label | null =>
  acceptNothingNew
    ? {
        zh: '当月进村、走访已完成而确无情况的,报一条“无新情况”即可',
        en: 'one “nothing new” is enough in a month whose days and visits are met',
      }
    : null;

/** A village's own threshold in a sentence, without the village: “2026年6月起走访为12户”. */
export function tellThreshold(own: {
  duty: DutyId;
  fromMonth: string;
  toMonth?: string | null;
  threshold: number;
}): Label {
  const { unit } = frames[own.duty];
  const { zh, en } = rules[own.duty].label;
  const open = own.toMonth == null;
  return {
    zh: `${zh}:${own.fromMonth}${open ? '起' : `至${own.toMonth}`}为${own.threshold}${unit?.zh ?? ''}`,
    en: `${en}: ${own.threshold} ${open ? `from ${own.fromMonth} on` : `from ${own.fromMonth} to ${own.toMonth}`}`,
  };
}
