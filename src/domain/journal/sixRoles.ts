import type { Entry } from './entry.ts';
import { effective } from './effective.ts';
import type { Label, SixRole } from './kind.ts';
import { kindOf, kinds, type Kind } from './registry.ts';

/** The six roles (六大员) of the source: a way to read a month, not a menu. */
export const sixRoles: Record<SixRole, Label> = {
  organiser: { zh: '治安防范的组织员', en: 'Organiser of safety' },
  mediator: { zh: '矛盾纠纷的调解员', en: 'Mediator of disputes' },
  collector: { zh: '情报信息的采集员', en: 'Collector of information' },
  publicist: { zh: '法律政策的宣传员', en: 'Teacher of the law' },
  liaison: { zh: '警务下沉的联络员', en: 'Liaison to the village' },
  service: { zh: '便民利民的服务员', en: 'Helper of villagers' },
};

export const sixRoleNames = Object.keys(sixRoles) as [SixRole, ...SixRole[]];

/** The role a kind is read in: its own, or that of what it is a step of. None: corrections, confirmations, doors, complaints. */
export function readAs(kind: string): SixRole | undefined {
  const definition = kindOf(kind);
  if (definition?.role !== undefined || !Array.isArray(definition?.about)) return definition?.role;
  return definition.about.map((about) => kindOf(about)?.role).find((role) => role !== undefined);
}

/** Every kind read in a role. */
export const kindsReadAs = (role: SixRole): Kind[] =>
  (Object.keys(kinds) as Kind[]).filter((kind) => readAs(kind) === role);

/** Entries by the role they are read in, corrections applied: withdrawn ones count nowhere. */
export function countByRole(entries: readonly Entry[]): Map<string, Record<SixRole, number>> {
  const months = new Map<string, Record<SixRole, number>>();
  for (const { kind, occurredOn } of effective(entries)) {
    const role = readAs(kind);
    if (role === undefined) continue;
    const month = occurredOn.slice(0, 7);
    const counts = months.get(month) ?? noneYet();
    counts[role] += 1;
    months.set(month, counts);
  }
  return months;
}

/** Nothing in any role. */
export const noneYet = (): Record<SixRole, number> => ({
  ...{ organiser: 0, mediator: 0, collector: 0 },
  ...{ publicist: 0, liaison: 0, service: 0 },
});
