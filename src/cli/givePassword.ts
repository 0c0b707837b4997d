import { randomBytes } from 'node:crypto';
import { buildApp } from '../server/app.ts';
import { recordIn } from '../server/audit/audit.ts';
import { setPassword } from '../server/people/accounts.ts';
import { keepState, removeSecondFactor } from '../server/people/accountState.ts';
import { hashPassword } from '../server/people/password.ts';
import { endSessions } from '../server/people/sessionRoutes.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { besideServer, tell } from './besideServer.ts';

/** Gives an account a new password, for an administrator who lost theirs: whoever runs this owns the machine anyway. */
export function givePassword(badge: string, { twoFactor }: { twoFactor: boolean }): Promise<void> {
  return besideServer(async (beside) => {
    const { services } = buildApp(beside);
    const { db, clock } = services;
    const officer = await db
      .selectFrom('officer')
      .select(['id', 'badge'])
      .where('badge', '=', badge)
      .executeTakeFirst();
    if (officer === undefined) throw new Sentence(`没有账号 ${badge}。`, `There is no account ${badge}.`);
    const password = randomBytes(15).toString('base64url');
    const hash = await hashPassword(password);
    await db.transaction().execute(async (tx) => {
      await setPassword(tx, clock, officer, hash);
      await keepState(tx, officer.id, { lockedAt: null, lockedBy: null, passwordUntil: null });
      if (!twoFactor) await removeSecondFactor(tx, officer.id);
      const action = twoFactor ? 'password.set' : 'password.setWithoutTwoFactor';
      await recordIn(tx, clock, [{ account: 'system', action, target: officer.id, reason: 'command line' }]);
      await endSessions(services, tx, officer.id);
    });
    tell(`账号 ${badge} 的新密码(只显示这一次) / new password of ${badge}, shown this once: ${password}`);
    return true;
  });
}
