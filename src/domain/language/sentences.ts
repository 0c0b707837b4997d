import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import { shapeWords } from './shapeWords.ts';

export type Language = 'zh' | 'en';

const locales = { zh: zhCN().localeError, en: en().localeError };
const wordsOf = new Map<string, Record<Language, string>>(Object.entries(shapeWords));

/** zod's sentences in a language, with those of our own rules (`params: { zh, en }`). */
export function sentences(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    const own = (issue as { params?: Partial<Record<Language, string>> }).params?.[language];
    return own ?? locales[language](issue);
  };
}

/** What zod said of a fault, in a language; the code of a shape (`shapeWords`) in its words. */
export const saidOf = ({ message }: z.core.$ZodIssue, language: Language): string =>
  wordsOf.get(message)?.[language] ?? message;
