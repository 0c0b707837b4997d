import type { Answer } from '../platform/client.ts';
import type { useWords } from './words.ts';

/** A line of the audit log. */
export type Line = Answer<'/api/audit'>['lines'][number];

/** What is looked for, as it stands in the address. */
export const NOTHING = {
  ...{ badge: '', account: '', action: '', village: '', target: '', request: '', from: '', to: '' },
  ...{ before: '', line: '' },
};
export type Asked = typeof NOTHING;

/** A verification among others. */
export type Verification = Answer<'/api/audit/verifications'>['verifications'][number];

/** Who did it: a badge with a name, or the system itself. */
export function whoOf(
  { account, badge, name }: Pick<Line, 'account' | 'badge' | 'name'>,
  say: ReturnType<typeof useWords>,
) {
  if (account === 'system' || account === 'public') return say(account);
  return badge === null ? account : `${name ?? ''} ${badge}`;
}
