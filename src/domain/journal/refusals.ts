import type { Issue } from './issue.ts';
import type { Language } from '../language/sentences.ts';
import type { Label } from './kind.ts';

/** Why an entry is refused: faults of its own (`readSent`), or what it stands beside. */
export type RefusalCode = 'unknownKind' | 'invalid' | 'guarded' | keyof typeof reasons;

const reasons = {
  authorNamed: {
    zh: '同行、代录栏里不写自己',
    en: 'You are the author: name only others as with you or noted for',
  },
  unknownAbout: {
    zh: '这个村的日记里没有它所指的那条记录',
    en: 'The journal of this village has no entry that this one refers to',
  },
  aboutKind: {
    zh: '它所指的记录不是这种记录可以跟进的',
    en: 'What it refers to is not a kind that this entry can follow',
  },
  notAllowed: {
    zh: '您的角色不能在这里写这种记录',
    en: 'Your roles do not include writing this kind of entry here',
  },
} satisfies Record<string, Label>;

/** A refusal with its one issue. */
export function refusal(
  code: keyof typeof reasons,
  path: string,
  language: Language,
): { status: 'refused'; code: RefusalCode; issues: Issue[] } {
  return { status: 'refused', code, issues: [{ path, code, message: reasons[code][language] }] };
}
