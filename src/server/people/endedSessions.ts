import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import type { RaisedIssue } from '../platform/http/problem.ts';

/** Said to whoever asks with a session that someone ended, and to nobody else: not of one that is past its time, nor of a guess. */
export const ENDED: RaisedIssue = {
  path: '',
  code: 'session_ended',
  message: { zh: '这里的登录已被结束,请重新登录。', en: 'This session was ended. Sign in again.' },
};

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Remembers sessions that end before their time. */
export async function rememberEnded(tx: Tx, clock: Clock, sessions: { token: string }[]): Promise<void> {
  if (sessions.length === 0) return;
  const rows = sessions.map(({ token }) => ({ tokenDigest: digestOf(token), endedAt: clock.now() }));
  await tx.insertInto('endedSession').values(rows).execute();
}

/** Whether a bearer token or a cookie is of a session that someone ended. */
export async function wasEnded(db: Database, credential: string): Promise<boolean> {
  // the token stands before its signature
  const [, token] = /(?:^Bearer |session_token=)([^.]+)\./.exec(credential) ?? [];
  if (token === undefined) return false;
  const found = await db
    .selectFrom('endedSession')
    .select('endedAt')
    .where('tokenDigest', '=', digestOf(token))
    .executeTakeFirst();
  return found !== undefined;
}
