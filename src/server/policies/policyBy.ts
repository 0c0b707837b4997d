import type { Policy } from '../../domain/duties/policy.ts';
import type { Database } from '../platform/db/database.ts';

/** A policy by its version; they never change. */
export async function policyBy(db: Database, { id, version }: { id: string; version: number }): Promise<Policy> {
  const { document } = await db
    .selectFrom('policy')
    .select('document')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  // checked by its schema when it was applied
  return document as unknown as Policy;
}
