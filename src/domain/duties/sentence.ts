import { daysOfMonth, type Month, quarterOf } from '../calendar/utc8.ts';
import { monthName } from '../calendar/monthName.ts';
import { type DutyFigure, type DutyFigures, dutyIds, type DutyId, type Unit } from './duty.ts';
import { rules } from './rules/registry.ts';

export type Language = 'zh' | 'en';

/** How a number of each unit reads. */
const counts: Record<Unit, { zh: string; one: string; many: string }> = {
  day: { zh: '天', one: 'day', many: 'days' },
  household: { zh: '户', one: 'household', many: 'households' },
  item: { zh: '条信息', one: 'item of information', many: 'items of information' },
  alert: { zh: '次治安提示', one: 'safety alert', many: 'safety alerts' },
  analysis: { zh: '次发案情况分析', one: 'analysis', many: 'analyses' },
  class: { zh: '次法治宣传教育', one: 'law class', many: 'law classes' },
  incident: { zh: '起', one: 'incident', many: 'incidents' },
  dispute: { zh: '起', one: 'dispute', many: 'disputes' },
  hazard: { zh: '处', one: 'hazard', many: 'hazards' },
};

/** How what is left of a month, and of a quarter, is told. */
const spans = {
  month: { zh: { open: '本月还差', missed: '这个月少了', before: '上月还差' }, en: 'month' },
  quarter: { zh: { open: '本季度还差', missed: '这个季度少了', before: '上季度还差' }, en: 'quarter' },
} as const;
const endings = { open: 'still to go this', missed: 'short this', before: 'still to go for last' } as const;
type Span = keyof typeof spans;
const spanOf = (id: DutyId): Span => (rules[id].quarterly ? 'quarter' : 'month');

/**
 * What a row still has to do, in one sentence a clerk or an officer understands: “本月还差3户、1天” / “3 households and 1 day
 * still to go this month”; of a quarter's duty it says so. Aims are never asked for. Of a closed month it says what is short,
 * without blame.
 */
export function sentence(duties: DutyFigures, language: Language): string {
  const rest = told(duties, 'open', language) || told(duties, 'missed', language);
  if (rest !== '') return rest;
  const states = dutyIds.flatMap((id) => duties[id]?.state ?? []);
  if (states.includes('met')) return language === 'zh' ? '本月要求都已完成' : 'Everything asked for this month is done';
  if (states.includes('aim') && !states.includes('exempt'))
    return language === 'zh' ? '本月只有努力目标' : 'Only aims this month';
  return language === 'zh' ? '本月没有要求' : 'Nothing is asked for this month';
}

/** What is open of the month before: “上月还差1次发案情况分析” / “1 analysis still to go for last month”; empty where nothing is. */
export const sentenceBefore = (duties: DutyFigures, language: Language): string => told(duties, 'before', language);

/** What is open, or was missed: the month's first, then the quarter's. */
function told(duties: DutyFigures, as: keyof typeof endings, language: Language): string {
  const state = as === 'missed' ? as : 'open';
  const clauses = (['month', 'quarter'] as const).flatMap((span) => {
    const amounts = dutyIds.flatMap((id) => {
      const result = duties[id];
      return result?.state === state && spanOf(id) === span ? [amount(id, result, language)] : [];
    });
    if (amounts.length === 0) return [];
    const { zh, en } = spans[span];
    return language === 'zh' ? `${zh[as]}${amounts.join('、')}` : `${listed(amounts)} ${endings[as]} ${en}`;
  });
  return clauses.join(language === 'zh' ? ';' : '; ');
}

/** By when what is still open has to be done: the last day of the month, of a quarter's duty that of the quarter. */
export function dueBy(duties: DutyFigures, month: Month, language: Language): string {
  const open = new Set(dutyIds.filter((id) => duties[id]?.state === 'open').map(spanOf));
  const ofMonth = by(month, language);
  const ofQuarter = by(quarterOf(month)[2], language);
  if (!open.has('quarter')) return open.has('month') ? ofMonth : '';
  if (!open.has('month') || ofMonth === ofQuarter) return ofQuarter;
  return language === 'zh' ? `${ofMonth};本季度的${ofQuarter}` : `${ofMonth}; of the quarter ${ofQuarter}`;
}

function by(month: Month, language: Language): string {
  const { last } = daysOfMonth(month);
  const day = Number(last.slice(8));
  return language === 'zh'
    ? `${Number(last.slice(5, 7))}月${day}日前`
    : `by ${day} ${monthName(month, 'en').split(' ')[0]}`;
}

/** One duty: “走访17/20户,还差3户” / “Households visited 17 of 20, 3 households to go”. */
export function dutySentence(id: DutyId, result: DutyFigure, language: Language): string {
  const { zh, en } = rules[id].label;
  const name = language === 'zh' ? zh : en;
  const { required, done, state } = result;
  const unit = counts[rules[id].unit];
  if (language === 'zh') {
    if (state === 'exempt') return `${name}${done}${unit.zh},本月免计`;
    if (state === 'aim')
      return required === 0 ? `${name}${done}${unit.zh}` : `${name}应办${required}${unit.zh},已办${done}${unit.zh}`;
    const of = spanOf(id) === 'quarter' ? '本季度' : '';
    const rest = state === 'met' ? '已完成' : `${of}${state === 'open' ? '还差' : '少了'}${amount(id, result, 'zh')}`;
    return `${name}${done}/${required}${unit.zh},${rest}`;
  }
  if (state === 'exempt') return `${name}: ${done}, nothing is asked for this month`;
  if (state === 'aim') return required === 0 ? `${name}: ${done}` : `${name}: ${done} of ${required} due`;
  const of = spanOf(id) === 'quarter' ? ' this quarter' : '';
  const rest = state === 'met' ? 'done' : `${amount(id, result, 'en')} ${state === 'open' ? 'to go' : 'short'}${of}`;
  return `${name}: ${done} of ${required}, ${rest}`;
}

/** A number of what a duty counts: “20户” / “20 households”. */
export function counted(id: DutyId, number: number | string, language: Language): string {
  const unit = counts[rules[id].unit];
  return language === 'zh' ? `${number}${unit.zh}` : `${number} ${String(number) === '1' ? unit.one : unit.many}`;
}

function amount(id: DutyId, { required, done }: DutyFigure, language: Language): string {
  const rest = Math.max(required - done, 0);
  // enough over all the officer's villages, too little in this one (`minPerVillage`)
  if (rest === 0) return language === 'zh' ? `本村${rules[id].label.zh}` : 'more in this village';
  return counted(id, rest, language);
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
