import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import type { Policy, PolicyDuty } from '../../domain/duties/policy.ts';
import { rules } from '../../domain/duties/rules/registry.ts';

/** How a duty stands in a policy: asked for by number, shown as an aim, or left out. */
export type How = 'asked' | 'aim' | 'none';

export const howOf = (duty: PolicyDuty | undefined): How => (duty === undefined ? 'none' : duty.aim ? 'aim' : 'asked');

/** The ways a duty may stand; what is an aim by nature has no number. */
export const howsOf = (id: DutyId): How[] => (rules[id].aim ? ['aim', 'none'] : ['asked', 'aim', 'none']);

/** A policy with one duty changed; fields that are `undefined` go. Duties keep the order in which they are shown. */
export function withDuty(policy: Policy, id: DutyId, change: (duty: PolicyDuty) => PolicyDuty | undefined): Policy {
  const before = policy.duties.find((duty) => duty.id === id) ?? fresh(id);
  const after = change(before);
  const others = policy.duties.filter((duty) => duty.id !== id);
  const duties = after === undefined ? others : [...others, withoutUndefined(after)];
  return { ...policy, duties: duties.sort((a, b) => dutyIds.indexOf(a.id) - dutyIds.indexOf(b.id)) };
}

const withoutUndefined = (duty: PolicyDuty): PolicyDuty =>
  Object.fromEntries(Object.entries(duty).filter(([, value]) => value !== undefined)) as PolicyDuty;

function fresh(id: DutyId): PolicyDuty {
  const { rows, unit, aim } = rules[id];
  return { id, row: rows[0], unit, ...(aim ? { aim } : { threshold: 1 }) };
}

/** Stands otherwise from now on; what only a number can have goes with the number. */
export function stand(duty: PolicyDuty, how: How): PolicyDuty | undefined {
  const { id, row, unit } = duty;
  if (how === 'none') return undefined;
  if (how === 'aim') return { id, row, unit, aim: true };
  return { ...duty, aim: undefined, threshold: duty.threshold ?? 1 };
}

/** The version after all that are known of a policy's name. */
export const nextVersion = (id: string, known: readonly { id: string; version: number }[]): number =>
  Math.max(0, ...known.filter((one) => one.id === id).map(({ version }) => version)) + 1;
