import type { Label } from '../journal/kind.ts';
import { shapeWords } from '../language/shapeWords.ts';

/** Every reason for which a row of an import is refused, or (the last group) taken with a warning. */
export const faultWords = {
  ...shapeWords,
  unknown_sheet: {
    zh: '认不出这张表,请使用模板的表头',
    en: 'this sheet is not recognised: use the headers of a template',
  },
  missing_column: { zh: '缺少列', en: 'this column is missing' },
  unknown_column: { zh: '不认识的列', en: 'this column is not known' },
  column_twice: { zh: '同一列出现两次', en: 'this column appears twice' },
  missing: { zh: '不能为空', en: 'must not be empty' },
  too_long: { zh: '文字太长', en: 'too long' },
  bad_official_code: {
    zh: '官方代码应为2至12位数字,或写“无”',
    en: 'an official code has 2 to 12 digits, or write "none"',
  },
  bad_day: { zh: '日期应写成“2026-11-23”', en: 'a date is written 2026-11-23' },
  bad_word: { zh: '不是可选的值', en: 'not one of the possible values' },
  end_before_start: { zh: '止日早于起日', en: 'the last day is before the first' },
  row_twice: { zh: '与前面的行重复', en: 'repeats an earlier row' },
  unknown_parent: { zh: '上级区域不存在', en: 'the area above does not exist' },
  type_not_for_level: { zh: '只有村级才有类型和纳入日期', en: 'only a village has a type and a time in the scheme' },
  unknown_successor: { zh: '并入的村不存在', en: 'the village it was merged into does not exist' },
  bad_successor: {
    zh: '并入的村不能是自己,也不能已撤销',
    en: 'the successor must be another village that is still open',
  },
  successor_without_day: { zh: '写了并入的村,还要写撤销日期', en: 'a merged village needs the day it was closed' },
  official_code_taken: { zh: '官方代码已属于另一个区域', en: 'the official code belongs to another area' },
  posted_after_closing: { zh: '撤销后仍有安排开始', en: 'a posting begins after the village is closed' },
  unknown_village: { zh: '没有这个村,或不在您的范围内', en: 'there is no such village within your area' },
  village_closed: { zh: '这个村已撤销', en: 'this village is closed' },
  unknown_officer: { zh: '没有这位民警', en: 'there is no such officer' },
  officer_left: { zh: '这位民警在这些日子已离职', en: 'this officer has left by then' },
  posted_after_leaving: { zh: '离岗后仍有安排开始', en: 'a posting begins after this officer has left' },
  unknown_station: { zh: '没有这个派出所', en: 'there is no such police station' },
  badge_twice: { zh: '警号重复', en: 'this badge number is used twice' },
  overlap: {
    zh: '这位民警在该村已有同类安排,日期重叠',
    en: 'this officer already has a posting of this duty there on these days',
  },
  no_change: { zh: '请写明要改什么', en: 'say what changes' },
  officer_or_unit: { zh: '民警和单位只能填一个', en: 'give either an officer or a unit' },
  own_substitute: { zh: '不能由本人代管', en: 'nobody stands in for themselves' },
  no_posting_here: { zh: '在您的范围内没有包村安排', en: 'has no posting within your area' },
  posted_elsewhere: {
    zh: '还有您范围之外的安排,请由上级局办理',
    en: 'also has postings outside your area: the bureau above must do this',
  },
  unknown_unit: { zh: '没有民警属于这个单位', en: 'no officer belongs to this unit' },
  own_proposal: { zh: '不能审批自己的离岗或自己提出的申请', en: 'nobody decides on their own absence or proposal' },
  already_decided: { zh: '已经审批过了', en: 'this has been decided already' },
  absence_begun: {
    zh: '离岗已经开始,请改为提前结束',
    en: 'this absence has begun: end it earlier instead',
  },
  absence_not_standing: { zh: '这条离岗已不再有效', en: 'this absence no longer stands' },
  reason_missing: { zh: '请说明理由', en: 'say why' },
  absence_overlap: { zh: '这段时间已有离岗记录', en: 'an absence is already recorded for these days' },
  transfer_outside: {
    zh: '交接日应在原安排的起日之后、止日之前',
    en: 'the day must lie after the posting began and before it ends',
  },
  transfer_to_same: { zh: '交接后没有任何变化', en: 'nothing would change' },
  acting_by_absence: { zh: '代管安排随离岗记录办理', en: 'an acting posting follows its absence' },
  posting_begun: {
    zh: '这项安排已经开始,不能删除;请填写止日结束它',
    en: 'this posting has begun and cannot be taken back: end it with a last day',
  },
  not_yours: { zh: '不在您的范围内', en: 'outside your area' },
  roster_overlap: { zh: '这位民警这段时间已在值班表上', en: 'this officer is on the roster at that time already' },
  second_lead: {
    zh: '该村已有责任民警,将显示为重复安排',
    en: 'the village already has a lead: it will be shown as a double post',
  },
  other_import: {
    zh: '这张表不在本次导入范围内,已跳过,请在相应的导入中办理',
    en: 'this sheet belongs to another import and is passed over',
  },
  left_postings_ended: { zh: '民警已离岗,原有安排随之结束', en: 'this officer has left: their postings end' },
  postings_ended: { zh: '村已撤销,原有安排随之结束', en: 'the village is closed: its postings end with it' },
} as const satisfies Record<string, Label>;

export type FaultCode = keyof typeof faultWords;

/** A faulty row: where, which reason, in both languages. `column` is the sheet's own header. */
export interface Fault {
  sheet: string;
  /** As the spreadsheet program shows it; 1 is the header. */
  row: number;
  column?: string | undefined;
  /** Which of the sheets sent, from 0: several may be of one kind. */
  table?: number | undefined;
  code: string;
  message: Label;
}

/** Names a fault; `value` is what was found, quoted in the message. */
export function fault(sheet: string, row: number, code: string, value?: string, column?: string): Fault {
  const words: Label = faultWords[code as FaultCode] ?? { zh: code, en: code };
  const quoted = (text: string, open: string, close: string) => (value ? `${text}: ${open}${value}${close}` : text);
  const message = { zh: quoted(words.zh, '“', '”'), en: quoted(words.en, '"', '"') };
  return { sheet, row, ...(column ? { column } : {}), code, message };
}
