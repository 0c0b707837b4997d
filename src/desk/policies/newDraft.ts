import { inForce } from '../../domain/duties/force.ts';
import { today } from '../../ui/time.tsx';
import { type Draft, forcesOf, type Policies } from './answers.ts';
import { nextVersion } from './edit.ts';

/** A draft in which nothing is changed yet: what is in force in an area, as its next version. It is kept with the first change. */
export function newDraft(id: string, area: { id: string; name: string }, found: Policies): Draft | undefined {
  const now = inForce(forcesOf(found), area.id, today());
  if (now === undefined) return undefined;
  const known = found.versions.map(({ policy }) => policy as { id: string; version: number });
  const policy = { ...now.policy, version: nextVersion(now.policy.id, known) };
  return {
    id,
    area: area.id,
    name: area.name,
    policy,
    thresholds: [],
    from: null,
    revision: 0,
    changedAt: '',
    by: null,
  };
}
