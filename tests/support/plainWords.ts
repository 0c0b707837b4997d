import type { Language } from '../../src/domain/language/sentences.ts';

const EXPRESSION = /\/\^|\$\/|\\[dwsp]|\[\^?\w-\w|\(\?[:=!]|\{\d+,?\d*\}/;
/** What someone typed or what is named is quoted as it is. */
const QUOTED = /“[^”]*”|"[^"]*"/g;
const HAN = /\p{Script=Han}/u;
/** File names, and times as programs write them. */
const EXAMPLE = /\b\w+\.(?:xlsx|docx|csv|pdf)\b|\d{4}-\d\d-\d\dT[\d:.]+/g;
/** Names of formats. */
const SPOKEN = ['JSON', 'CSV', 'XLSX', 'DOCX', 'PDF', 'https'];

/** What keeps a sentence from being read by someone who knows one language and no programs; `names`: of fields and codes. */
export function unplain(sentence: string, language: Language, names: ReadonlySet<string> = new Set()): string[] {
  const said = sentence.replaceAll(QUOTED, '').replaceAll(EXAMPLE, '');
  const faults = EXPRESSION.test(said) ? ['shows a regular expression'] : [];
  if (language === 'en') return HAN.test(said) ? [...faults, 'has Chinese in the English'] : faults;
  if (!HAN.test(said)) return [...faults, 'is not Chinese'];
  const foreign = said.match(/[A-Za-z][A-Za-z0-9]+/g) ?? [];
  const unknown = foreign.filter((word) => !SPOKEN.includes(word) && !names.has(word));
  return [...faults, ...unknown.map((word) => `has the English word ${word} in the Chinese`)];
}

/** Every sentence an answer says: titles of problems, and messages of whatever is judged in it. */
export function sentencesIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { title, message, code } = answer as Record<string, unknown>;
  const own = [code === undefined ? undefined : title, message].filter((one) => typeof one === 'string');
  return [...own, ...Object.values(answer).flatMap(sentencesIn)];
}
