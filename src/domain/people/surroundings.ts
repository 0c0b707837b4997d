import { harmSaid } from '../disputes/harm.ts';
import type { Around, CaseAround, Judged } from './entryAccess.ts';
import { hasPart } from './permissions.ts';

const COMMITTEE_MEDIATORS = ['committee', 'securityDirector'];

/**
 * What surrounds each entry, for `sees`. `entries`: at least those asked for, the openings of their cases and whatever is
 * about these. `committee`: ids of the officers who are or were the village's committee.
 */
export function surroundings(entries: readonly Judged[], committee: readonly string[]): (entry: Judged) => Around {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const cases = new Map<string, Judged[]>();
  for (const entry of entries) {
    const root = rootOf(entry, byId).id;
    cases.set(root, [...(cases.get(root) ?? []), entry]);
  }
  return (entry) => {
    const root = rootOf(entry, byId);
    const target = entry.about === undefined ? undefined : byId.get(entry.about);
    // an opening that was not given leaves the case unknown: closed to those who see cases in part
    if (root.about !== undefined) return { target };
    return { target, case: caseOf(root, cases.get(root.id) ?? [], committee) };
  };
}

/** The opening an entry leads to by `about`: at most correction, step, opening. */
function rootOf(entry: Judged, byId: ReadonlyMap<string, Judged>): Judged {
  let root = entry;
  for (let steps = 0; steps < 3 && root.about !== undefined; steps += 1) {
    const next = byId.get(root.about);
    if (next === undefined) break;
    root = next;
  }
  return root;
}

function caseOf(opening: Judged, entries: readonly Judged[], committee: readonly string[]): CaseAround {
  const mediations = entries.filter((entry) => entry.kind === 'mediation');
  const officers = [opening, ...mediations].flatMap((entry) => [
    entry.author,
    ...(entry.with ?? []),
    ...(entry.onBehalfOf === undefined ? [] : [entry.onBehalfOf]),
  ]);
  return {
    opening,
    officers,
    committee: committee.some((id) => hasPart(id, opening)) || mediations.some(namesCommittee),
    harm: harmSaid(opening, entries),
  };
}

function namesCommittee(mediation: Judged): boolean {
  const named = mediation.body.mediators;
  return Array.isArray(named) && named.some((mediator) => COMMITTEE_MEDIATORS.includes(mediator as string));
}
