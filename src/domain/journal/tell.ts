import type { Language } from '../language/sentences.ts';
import { kindOf } from './registry.ts';

/** What of an entry is told; its texts in place, as far as they are still there. */
export interface Told {
  kind: string;
  body: unknown;
}

/**
 * An entry in one sentence, as diary, evidence and phone show it: `走访3户(日常走访),1户不在家`. It names places and
 * numbers, never a person; a kind this program does not know is told by its name.
 */
export function tell({ kind, body }: Told, language: Language): string {
  const definition = kindOf(kind);
  if (definition === undefined) return kind;
  const fields = body as Record<string, unknown>;
  const say = (field: string): string => {
    const chosen = Array.isArray(fields[field]) ? (fields[field] as unknown[]) : [fields[field]];
    const words = chosen.flatMap((value) => definition.words[field]?.[String(value)]?.[language] ?? []);
    return language === 'zh' ? words.join('、') : words.join(', ').toLowerCase();
  };
  const sentence = definition.told[language](fields, say);
  return language === 'zh' ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
