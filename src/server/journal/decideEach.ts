import { Problem, problems, worded } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { type Decided, decideHeld, type Deciding, type Verdict } from './held.ts';

/** What became of one of several: decided, or why not. */
type Each = Decided | { id: string; status: 'failed'; code: string; message: string };

/**
 * Decides several held entries alike, one after the other in the order given. What was decided together with an earlier one (it
 * waited for it) is answered as such; one that cannot be decided keeps no other from it.
 */
export async function decideEach(services: Services, ids: string[], verdict: Verdict, by: Deciding): Promise<Each[]> {
  const decided = new Map<string, Each>();
  for (const id of ids) {
    if (decided.has(id)) continue;
    try {
      for (const one of await decideHeld(services, id, verdict, by)) decided.set(one.id, one);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const [issue] = error.issues;
      const { code, message } = issue
        ? worded(issue, by.language)
        : { code: error.code, message: problems[error.code].title[by.language] };
      decided.set(id, { id, status: 'failed', code, message });
    }
  }
  return [...decided.values()];
}
