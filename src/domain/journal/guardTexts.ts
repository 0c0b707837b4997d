import { guard } from '../privacy/guard.ts';
import type { Issue, Language } from './issue.ts';
import { splitTexts } from './texts.ts';

/**
 * Red line R14 over every typed text of an entry: each finding is an issue with code `guarded` that says what to rewrite.
 * A correction's `changes.body` is guarded once the kind it corrects is known (`readChanges`). `where`: pointer of the body.
 */
export function guardTexts(
  kind: string,
  body: Record<string, unknown>,
  note: string | undefined,
  language: Language,
  where = '/body',
): Issue[] {
  const { texts } = splitTexts(kind, body, note);
  const issues: Issue[] = [];
  for (const [pointer, text] of texts) {
    for (const finding of guard(text)) {
      const path = pointer === '/note' ? pointer : where + pointer.slice('/body'.length);
      issues.push({ path, code: 'guarded', message: finding.message[language] });
    }
  }
  return issues;
}
