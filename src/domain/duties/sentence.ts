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

/**
 * What a row still has to do, in one sentence a clerk or an officer understands: “本月还差3户、1天” / “3 households and 1 day
 * still to go this month”. Aims are never asked for. Of a closed month it says what is short, without blame.
 */
export function sentence(duties: DutyFigures, language: Language): string {
  const judged = dutyIds.flatMap((id) => {
    const result = duties[id];
    return result === undefined || result.state === 'aim' ? [] : [{ id, result }];
  });
  const short = (state: 'open' | 'missed') =>
    judged.filter(({ result }) => result.state === state).map(({ id, result }) => amount(id, result, language));
  const open = short('open');
  if (open.length > 0)
    return language === 'zh' ? `本月还差${open.join('、')}` : `${listed(open)} still to go this month`;
  const missed = short('missed');
  if (missed.length > 0)
    return language === 'zh' ? `这个月少了${missed.join('、')}` : `${listed(missed)} short this month`;
  if (judged.some(({ result }) => result.state === 'met'))
    return language === 'zh' ? '本月要求都已完成' : 'Everything asked for this month is done';
  return language === 'zh' ? '本月没有要求' : 'Nothing is asked for this month';
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
    const rest = state === 'met' ? '已完成' : `${state === 'open' ? '还差' : '少了'}${amount(id, result, 'zh')}`;
    return `${name}${done}/${required}${unit.zh},${rest}`;
  }
  if (state === 'exempt') return `${name}: ${done}, nothing is asked for this month`;
  if (state === 'aim') return required === 0 ? `${name}: ${done}` : `${name}: ${done} of ${required} due`;
  const rest = state === 'met' ? 'done' : `${amount(id, result, 'en')} ${state === 'open' ? 'to go' : 'short'}`;
  return `${name}: ${done} of ${required}, ${rest}`;
}

function amount(id: DutyId, { required, done }: DutyFigure, language: Language): string {
  const rest = Math.max(required - done, 0);
  // enough over all the officer's villages, too little in this one (`minPerVillage`)
  if (rest === 0) return language === 'zh' ? `本村${rules[id].label.zh}` : 'more in this village';
  const unit = counts[rules[id].unit];
  return language === 'zh' ? `${rest}${unit.zh}` : `${rest} ${rest === 1 ? unit.one : unit.many}`;
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
