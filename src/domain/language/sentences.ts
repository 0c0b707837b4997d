import type { z } from 'zod';
import { plainSentence } from './plainSentences.ts';
import { shapeWords } from './shapeWords.ts';

export type Language = 'zh' | 'en';

const wordsOf = new Map<string, Record<Language, string>>(Object.entries(shapeWords));

/** What is said of each fault zod finds, in a language: by our own rule (`params: { zh, en }`), or in general. */
export function sentences(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    const own = (issue as { params?: Partial<Record<Language, string>> }).params?.[language];
    return own ?? plainSentence(issue)[language];
  };
}

/** What zod said of a fault, in a language; the code of a shape (`shapeWords`) in its words, also of a key or a part. */
export function saidOf(issue: z.core.$ZodIssue, language: Language): string {
  const inner = issue.code === 'invalid_key' || issue.code === 'invalid_element' ? issue.issues[0] : undefined;
  if (inner !== undefined) return saidOf(inner, language);
  return wordsOf.get(issue.message)?.[language] ?? issue.message;
}
