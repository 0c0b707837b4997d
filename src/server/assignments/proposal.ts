import { uuidv7 } from 'uuidv7';
import { liesIn } from '../../domain/areas/id.ts';
import {
  type Assignment,
  type Duty,
  leadByDefault,
  overlap,
  planTransfer,
  type Transfer,
} from '../../domain/people/assignments.ts';
import { issueOf } from '../imports/issues.ts';
import type { Database } from '../platform/db/database.ts';
import type { Issue } from '../platform/http/problem.ts';
import { lockedPosting, type Request, type Wanted, worded } from './assign.ts';
import { judge } from './judge.ts';
import { postingsOf } from './postings.ts';

/** What would become of a posting, said before it is given. */
export interface Verdict {
  issues: Issue[];
  warnings: Issue[];
  /** Villages the officer has on those days already, as far as the asker sees them. */
  villages: string[];
  /** Others posted in the village on those days. */
  beside: { officer: string; duty: Duty; lead: boolean }[];
}

/** Judges a posting that is being typed, as `assign` would; stores nothing. */
export function judgeWanted(db: Database, wanted: Wanted, request: Request): Promise<Verdict> {
  return db.transaction().execute(async (tx) => {
    const proposal: Assignment = {
      ...wanted,
      id: uuidv7(),
      lead: wanted.lead ?? leadByDefault(wanted.duty),
      to: wanted.to ?? null,
    };
    const [judgement] = await judge(tx, [proposal], request.within);
    const { village, officer } = proposal;
    const around = await postingsOf(tx, { villages: [village], officers: [officer] });
    // a posting out of reach does not exist for the asker
    const sharing = around.filter(
      (posting) => overlap(posting, proposal) && request.within.some((prefix) => liesIn(posting.village, prefix)),
    );
    return {
      ...worded(judgement, request.language),
      villages: [
        ...new Set(sharing.filter((posting) => posting.officer === officer).map((posting) => posting.village)),
      ],
      beside: sharing
        .filter((posting) => posting.village === village && posting.officer !== officer)
        .map(({ officer: other, duty, lead }) => ({ officer: other, duty, lead })),
    };
  });
}

/** Judges a hand-over that is being prepared, as `transfer` would; answers the posting as it stands, too. */
export function judgeTransfer(
  db: Database,
  id: string,
  wanted: Transfer,
  request: Request,
): Promise<Pick<Verdict, 'issues' | 'warnings'> & { posting: Assignment }> {
  return db.transaction().execute(async (tx) => {
    const posting = await lockedPosting(tx, id, request, wanted.officer);
    const plan = planTransfer(posting, wanted, uuidv7());
    if (typeof plan === 'string') return { posting, issues: [issueOf('on', plan, request.language)], warnings: [] };
    const [, judgement] = await judge(tx, [plan.closed, plan.next], request.within);
    return { posting, ...worded(judgement, request.language) };
  });
}
