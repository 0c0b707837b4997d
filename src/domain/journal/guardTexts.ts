import { guard } from '../privacy/guard.ts';
import type { Issue } from './issue.ts';
import type { Language } from '../language/sentences.ts';
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

/** Deeper than any details go. */
const DEEPEST = 4;

/**
 * Red line R14 over sealed details: the role of a party is shown as it is and so carries no number and no word of R3; a name
 * is one thing, no number stands beside it. Phone numbers have their own field.
 */
export function guardDetails(details: unknown, language: Language, where = '/sealed', depth = 0): Issue[] {
  if (typeof details !== 'object' || details === null || depth > DEEPEST) return [];
  return Object.entries(details).flatMap(([field, value]) => {
    const path = `${where}/${field}`;
    if (typeof value !== 'string') return guardDetails(value, language, path, depth + 1);
    const found = field === 'phone' ? [] : guard(value).filter(({ what }) => field !== 'name' || what !== 'word');
    return found.map(({ message }) => ({ path, code: 'guarded', message: message[language] }));
  });
}
