import { uuidv7 } from 'uuidv7';
import { liesIn } from '../../domain/areas/id.ts';
import type { Day } from '../../domain/calendar/utc8.ts';
import {
  type Assignment,
  leadByDefault,
  planTransfer,
  replacedBy,
  type Transfer,
} from '../../domain/people/assignments.ts';
import type { Posting } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import { type Issue, Problem } from '../platform/http/problem.ts';
import type { Asking, Language } from '../platform/http/route.ts';
import { recordHandover } from './handover.ts';
import { judge, type Judgement } from './judge.ts';
import { insertPostings, lockOfficers, postingById, postingsOf, updatePostings } from './postings.ts';
import { type Setting, settle } from './settle.ts';

/** Who asks, and for which areas' postings they may. */
export interface Request extends Asking {
  /** Prefixes of those areas. */
  within: string[];
}

export interface Wanted extends Omit<Posting, 'lead' | 'to'> {
  officer: string;
  lead?: boolean | undefined;
  to?: Day | undefined;
}

export interface Taken {
  id: string;
  warnings: Issue[];
}

export type Settled = Setting & { db: Database };

/** Posts an officer to a village; throws `invalid` with every issue. A second lead is taken with a warning. */
export function assign({ db, ...setting }: Settled, wanted: Wanted, request: Request): Promise<Taken> {
  return db.transaction().execute(async (tx) => {
    const proposal: Assignment = {
      ...wanted,
      id: uuidv7(),
      lead: wanted.lead ?? leadByDefault(wanted.duty),
      to: wanted.to ?? null,
    };
    if (proposal.duty === 'acting') {
      const there = await postingsOf(tx, { villages: [proposal.village] });
      proposal.standsInFor = replacedBy(proposal, there)?.id ?? null;
    }
    const [judgement] = await judge(tx, [proposal], request.within);
    const warnings = taken(judgement, request.language);
    await insertPostings(tx, setting.clock, [proposal]);
    await settle(tx, setting, [proposal]);
    await recordIn(tx, setting.clock, [auditLine(request, 'assignment.create', proposal)]);
    return { id: proposal.id, warnings };
  });
}

/** Closes a posting on D − 1 and opens the next on D. A posting outside the asker's area does not exist for them. */
export function transfer(
  { db, ...setting }: Settled,
  id: string,
  wanted: Transfer,
  request: Request,
): Promise<Taken & { closed: string }> {
  return db.transaction().execute(async (tx) => {
    const current = await lockedPosting(tx, id, request, wanted.officer);
    const plan = planTransfer(current, wanted, uuidv7());
    if (typeof plan === 'string') throw new Problem('invalid', [issueOf('on', plan, request.language)]);
    const { closed, next } = plan;
    const [, judgement] = await judge(tx, [closed, next], request.within);
    const warnings = taken(judgement, request.language);
    await updatePostings(tx, [closed]);
    await insertPostings(tx, setting.clock, [next]);
    await settle(tx, setting, [{ ...current, from: wanted.on }, next]);
    await recordHandover(tx, setting.clock, { closed, next, by: request.person.id });
    await recordIn(tx, setting.clock, [
      auditLine(request, 'assignment.close', closed),
      auditLine(request, 'assignment.create', next),
    ]);
    return { closed: closed.id, id: next.id, warnings };
  });
}

/**
 * A posting as it stands once nobody else can change it. Officers are locked before postings, everywhere. One outside the
 * asker's area and one that does not exist are the same.
 */
export async function lockedPosting(tx: Tx, id: string, { within }: Request, next?: string): Promise<Assignment> {
  const seen = await postingById(tx, id);
  if (seen) await lockOfficers(tx, [seen.officer, next ?? seen.officer]);
  const current = seen && (await postingById(tx, id));
  if (!current || !within.some((prefix) => liesIn(current.village, prefix))) throw new Problem('not_found');
  return current;
}

/** Warnings of a posting that may be taken; throws when it may not. */
export function taken(judgement: Judgement | undefined, language: Language): Issue[] {
  const { issues, warnings } = worded(judgement, language);
  if (issues.length > 0) throw new Problem('invalid', issues);
  return warnings;
}

/** A judgement as a form shows it: what forbids the posting, and what it would do beside. */
export function worded(judgement: Judgement | undefined, language: Language): { issues: Issue[]; warnings: Issue[] } {
  return {
    issues: (judgement?.faults ?? []).map(({ field, code }) => issueOf(field, code, language)),
    warnings: judgement?.secondLead ? [issueOf('lead', 'second_lead', language)] : [],
  };
}

export const auditLine = ({ person, requestId }: Request, action: string, { id, village }: Assignment) =>
  lineOf(person, requestId, { action, village, target: id });
