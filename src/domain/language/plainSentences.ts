import type { z } from 'zod';

interface Said {
  zh: string;
  en: string;
}

/** What nothing better is known of. */
const AMISS: Said = { zh: '填写有误,请检查', en: 'Please check this: it is not as it should be' };
const MISSING: Said = { zh: '请填写', en: 'Please fill this in' };

/** What was expected, by zod's name of the type. */
const types: Record<string, Said> = {
  string: { zh: '应为文字', en: 'This must be text' },
  number: { zh: '应为数字', en: 'This must be a number' },
  int: { zh: '应为整数', en: 'This must be a whole number' },
  boolean: { zh: '应为“是”或“否”', en: 'This must be yes or no' },
  array: { zh: '应为列表', en: 'This must be a list' },
  tuple: { zh: '应为列表', en: 'This must be a list' },
  object: { zh: '应为一组项目', en: 'This must be a group of fields' },
  record: { zh: '应为一组项目', en: 'This must be a group of fields' },
};

/** What a text has to look like, by zod's name of the format. */
const formats: Record<string, Said> = {
  date: { zh: '日期写成“2026-11-23”的样子', en: 'Write the day like 2026-11-23' },
  datetime: {
    zh: '时间写成“2026-11-23T14:05:00+08:00”的样子',
    en: 'Write the time like 2026-11-23T14:05:00+08:00',
  },
  uuid: { zh: '编号不完整或写错了', en: 'This id is incomplete or mistyped' },
  url: { zh: '网址不完整或写错了', en: 'This address is incomplete or mistyped' },
  base64: { zh: '文件内容不完整', en: 'The content of the file is incomplete' },
};

/** Units of what has a length. */
const units: Record<string, Said> = {
  string: { zh: '个字', en: 'characters' },
  array: { zh: '项', en: 'items' },
  record: { zh: '项', en: 'items' },
};

/**
 * One sentence for each fault zod can find, for people who know neither programs nor expressions. A value or a pattern is not
 * repeated: who writes programs finds both in the OpenAPI document.
 */
export function plainSentence(issue: z.core.$ZodRawIssue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? MISSING : (types[issue.expected] ?? AMISS);
    case 'invalid_format':
      return formats[issue.format] ?? AMISS;
    case 'invalid_value':
      if (issue.input === undefined) return MISSING;
      return { zh: '不在可选的范围内,请重新选择', en: 'This cannot be chosen: please choose again' };
    case 'too_big':
      return tooMuch(issue);
    case 'too_small':
      return tooLittle(issue);
    case 'unrecognized_keys':
      return unknownFields(issue.keys);
    case 'not_multiple_of':
      return { zh: `应为${issue.divisor}的倍数`, en: `This must be a multiple of ${issue.divisor}` };
    default:
      return AMISS;
  }
}

interface Bound {
  origin: string;
  inclusive?: boolean | undefined;
}

function tooMuch({ origin, inclusive, maximum }: Bound & { maximum: number | bigint }): Said {
  const unit = units[origin];
  if (unit) return { zh: `最多${maximum}${unit.zh}`, en: `At most ${maximum} ${unit.en}` };
  if (inclusive === false) return { zh: `应小于${maximum}`, en: `This must be less than ${maximum}` };
  return { zh: `不能大于${maximum}`, en: `This must be at most ${maximum}` };
}

function tooLittle({ origin, inclusive, minimum }: Bound & { minimum: number | bigint }): Said {
  const unit = units[origin];
  if (unit && Number(minimum) === 1) return { zh: '不能为空', en: 'This must not be empty' };
  if (unit) return { zh: `至少${minimum}${unit.zh}`, en: `At least ${minimum} ${unit.en}` };
  if (inclusive === false) return { zh: `应大于${minimum}`, en: `This must be more than ${minimum}` };
  return { zh: `不能小于${minimum}`, en: `This must be at least ${minimum}` };
}

function unknownFields(keys: readonly string[]): Said {
  const zh = keys.map((key) => `“${key}”`).join('、');
  const en = keys.map((key) => `"${key}"`).join(', ');
  return { zh: `没有这一项:${zh}`, en: keys.length === 1 ? `There is no field ${en}` : `There are no fields ${en}` };
}
