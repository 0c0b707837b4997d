import { createHash, randomInt } from 'node:crypto';
import { type Instant, addMs } from '../../domain/calendar/utc8.ts';
import type { Person } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import type { Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { setPassword } from './accounts.ts';
import { hashPassword } from './password.ts';
import { endSessions } from './sessionRoutes.ts';

/** How long a one-time password can be used. */
const ONE_TIME_MS = 3 * 24 * 3_600_000;
/** Read aloud over the phone: nothing that looks or sounds like something else. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Who decides about whose account, in which request. */
export interface Deciding {
  person: Person;
  officer: string;
  requestId: string;
}

type What = 'lock' | 'unlock' | 'resetSecondFactor' | 'signOut' | 'oneTimePassword';

/** What the administrator decides about someone else's account, with its audit line; whatever was open of it ends. */
async function decide<T>(
  services: Services,
  { person, officer, requestId }: Deciding,
  { what, reason }: { what: What; reason?: string | undefined },
  work: (tx: Tx, account: { id: string; badge: string }) => Promise<T>,
): Promise<T & { ended: number }> {
  // nobody decides about themselves
  if (officer === person.id) throw new Problem('not_allowed');
  const { db, clock } = services;
  return db.transaction().execute(async (tx) => {
    const found = await tx.selectFrom('officer').select(['id', 'badge']).where('id', '=', officer).executeTakeFirst();
    if (found === undefined) throw new Problem('not_found');
    const result = await work(tx, found);
    await recordIn(tx, clock, [lineOf(person, requestId, { action: `account.${what}`, target: officer, reason })]);
    return { ...result, ended: await endSessions(services, tx, officer) };
  });
}

/** Locks an account until it is unlocked: no password, second factor or single sign-on opens it. */
export const lockAccount = (services: Services, deciding: Deciding, reason: string) =>
  decide(services, deciding, { what: 'lock', reason }, async (tx, { id }) => {
    await keepState(tx, id, { lockedAt: services.clock.now(), lockedBy: deciding.person.id });
    return { id };
  });

/** Unlocks it, and lets whoever waits after failed tries try again at once. */
export const unlockAccount = (services: Services, deciding: Deciding) =>
  decide(services, deciding, { what: 'unlock' }, async (tx, { id, badge }) => {
    await keepState(tx, id, { lockedAt: null, lockedBy: null });
    await tx.deleteFrom('signInFailure').where('nameDigest', '=', digestOfName(badge)).execute();
    return { id };
  });

/** Takes the second factor away from someone who lost it; where a role asks for one, they enrol again. */
export const resetSecondFactor = (services: Services, deciding: Deciding, reason: string) =>
  decide(services, deciding, { what: 'resetSecondFactor', reason }, async (tx, { id }) => {
    await removeSecondFactor(tx, id);
    return { id };
  });

/** Ends every session of someone. */
export const signOutEverywhere = (services: Services, deciding: Deciding) =>
  decide(services, deciding, { what: 'signOut' }, async (_, { id }) => ({ id }));

/** Gives someone a password that is good for setting their own, once; whoever gave it never knows that one. */
export async function giveOneTimePassword(services: Services, deciding: Deciding) {
  const password = Array.from({ length: 4 }, () => letters(4)).join('-');
  const hash = await hashPassword(password);
  const until = addMs(services.clock.now(), ONE_TIME_MS);
  return decide(services, deciding, { what: 'oneTimePassword' }, async (tx, account) => {
    await setPassword(tx, services.clock, account, hash);
    await keepState(tx, account.id, { passwordUntil: until });
    return { id: account.id, password, until };
  });
}

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** As failed sign-ins are counted: by the name tried. */
export const digestOfName = (badge: string): string => createHash('sha256').update(badge.toLowerCase()).digest('hex');

export async function removeSecondFactor(tx: Tx, officer: string): Promise<void> {
  await tx.deleteFrom('authTwoFactor').where('userId', '=', officer).execute();
  await tx.updateTable('authUser').set({ twoFactorEnabled: false }).where('id', '=', officer).execute();
}

interface State {
  lockedAt?: Instant | null;
  lockedBy?: string | null;
  passwordUntil?: Instant | null;
}

/** Keeps what is given of an account's state; the rest stays. */
export async function keepState(tx: Tx, officer: string, state: State): Promise<void> {
  await tx
    .insertInto('accountState')
    .values({ officer, ...state })
    .onConflict((conflict) => conflict.column('officer').doUpdateSet(state))
    .execute();
}
