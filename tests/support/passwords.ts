import type { RoleClaim } from '../../src/domain/people/roles.ts';
import { setPassword } from '../../src/server/people/accounts.ts';
import { hashPassword } from '../../src/server/people/password.ts';
import type { TestServer } from './server.ts';

export const PASSWORD = 'the wheat is yellow';
/** Hashed once: a hash takes as long as a hundred requests. */
let hash: Promise<string> | undefined;

/** An officer who can sign in with `PASSWORD`. */
export async function officerWithPassword(
  { person, services }: TestServer,
  roles: RoleClaim[] = [{ role: 'officer' }],
): Promise<{ id: string; badge: string }> {
  const { id, badge } = await person(roles);
  const hashed = await (hash ??= hashPassword(PASSWORD));
  await services.db.transaction().execute((tx) => setPassword(tx, services.clock, { id, badge }, hashed));
  await services.db.deleteFrom('authSession').where('userId', '=', id).execute();
  return { id, badge };
}
