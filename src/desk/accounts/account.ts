import { type Answer, ask } from '../platform/client.ts';

export type Account = Answer<'/api/accounts'>['accounts'][number];
export type Role = Account['roles'][number]['role'];

export const roleNames = [
  'officer',
  'station',
  'unit',
  'bureau',
  'committee',
  'patrolLeader',
  'admin',
  'auditor',
] as const;
export const withoutPlace: readonly Role[] = ['officer', 'admin', 'auditor'];

const PAGE = 1000;

/** Every account, page by page: the list seeks and sorts in what it was given. */
export async function allAccounts(): Promise<Account[]> {
  const found: Account[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const { accounts, next }: Answer<'/api/accounts'> = await ask('/api/accounts', { query: { after, limit: PAGE } });
    found.push(...accounts);
    after = next;
  }
  return found;
}

export const states = ['open', 'locked', 'once', 'waits', 'none', 'left'] as const;
export type State = (typeof states)[number];

/** What keeps someone from signing in, the gravest first. */
export function stateOf({ leftOn, lockedAt, passwordUntil, waitsUntil, hasPassword }: Account): State {
  if (leftOn !== null) return 'left';
  if (lockedAt !== null) return 'locked';
  if (passwordUntil !== null) return 'once';
  if (waitsUntil !== null) return 'waits';
  return hasPassword ? 'open' : 'none';
}
