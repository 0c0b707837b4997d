import { uuidv7 } from 'uuidv7';
import type { Person } from '../../domain/people/roles.ts';
import type { Clock } from '../platform/clock.ts';
import { type Fixed, fixed, runFixed } from '../platform/db/fixed.ts';
import type { Database, Tx } from '../platform/db/database.ts';

/** One line of the audit log: who did what to which record, when, from which session, why if asked. Never content. */
export interface AuditLine {
  /** Officer id, or `system`, `public`. */
  account: string;
  session?: string | undefined;
  /** `noun.verb`, e.g. `journal.read`, `assignment.transfer`. */
  action: string;
  village?: string | undefined;
  target?: string | undefined;
  reason?: string | undefined;
  request?: string | undefined;
}

/** The audit line of a person's own action. */
export function lineOf(
  person: Person,
  requestId: string,
  line: Omit<AuditLine, 'account' | 'session' | 'request'>,
): AuditLine {
  return { account: person.id, session: person.session, request: requestId, ...line };
}

/** Records lines in a transaction of the caller: what is written commits together with its audit lines, or not at all. */
export async function recordIn(tx: Tx | Database, clock: Clock, lines: AuditLine[]): Promise<void> {
  if (lines.length > 0) await runFixed(tx, recording(clock, lines));
}

/** The statement of `recordIn`, for at least one line. */
export function recording(clock: Clock, lines: AuditLine[]): Fixed<unknown> {
  const rows = lines.map((line) => ({ id: uuidv7(), ...line }));
  return fixed`
    insert into audit (id, at, account, session, action, village, target, reason, request)
    select id, ${clock.now()}::timestamptz, account, session, action, village, target, reason, request
    from json_to_recordset(${JSON.stringify(rows)}::json) as line (id uuid, account text, session text, action text,
      village text, target text, reason text, request text)`;
}
