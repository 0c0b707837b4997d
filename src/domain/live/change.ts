/** What can change while someone looks on. Only that it did is told, never what. */
export const changeKinds = ['entries', 'held', 'cases', 'scorecards', 'coverage', 'absences'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something changed in these areas: villages, or what lies above them where there are too many to name. */
export interface Change {
  kind: ChangeKind;
  areas: string[];
  /** Units whose officers it is about: a department hears by its own name, and of no village. */
  units?: string[];
}

/** Someone who hears of changes. */
export interface Hearing {
  /** Prefixes of villages, by what is looked at. */
  reach: (kind: ChangeKind) => readonly string[];
  /** Units they speak for. */
  units: readonly string[];
}

/** Areas named one by one; more are told by what they lie in. */
const MOST_AREAS = 200;

/** Lengths to which too many areas are shortened, in turn: counties, cities, everything. */
const SHORTER = [6, 4, 0];

/** The same areas, at most `most` of them: shortened to what they lie in until they are few. */
export function fewer(areas: Iterable<string>, most = MOST_AREAS): string[] {
  let named = [...new Set(areas)];
  for (const length of SHORTER) {
    if (named.length <= most) break;
    named = [...new Set(named.map((area) => area.slice(0, length)))];
  }
  return named;
}

/** What of a change someone may hear of: the areas within reach; of a larger area its part within reach. */
export function heardWithin(areas: readonly string[], reach: readonly string[]): string[] {
  const heard = areas.flatMap((area) =>
    reach.flatMap((prefix) => (area.startsWith(prefix) ? [area] : prefix.startsWith(area) ? [prefix] : [])),
  );
  return [...new Set(heard)];
}

/** What of a change someone hears: where it is within their reach, and which of their own units it is about; or nothing. */
export function heardBy({ reach, units }: Hearing, change: Change): Change | undefined {
  const areas = heardWithin(change.areas, reach(change.kind));
  const own = (change.units ?? []).filter((unit) => units.includes(unit));
  if (areas.length === 0 && own.length === 0) return undefined;
  return { kind: change.kind, areas, ...(own.length > 0 && { units: own }) };
}

/** Whether a change in some areas can concern what is shown of an area. */
export const concerns = (areas: readonly string[], shown: string): boolean =>
  areas.some((area) => area.startsWith(shown) || shown.startsWith(area));

/** Several changes as one: each kind once. */
export function gathered(changes: Iterable<Change>, most = MOST_AREAS): Change[] {
  const byKind = new Map<ChangeKind, { areas: string[]; units: string[] }>();
  for (const { kind, areas, units = [] } of changes) {
    const before = byKind.get(kind);
    byKind.set(kind, { areas: [...(before?.areas ?? []), ...areas], units: [...(before?.units ?? []), ...units] });
  }
  return [...byKind].map(([kind, { areas, units }]) => ({
    ...{ kind, areas: fewer(areas, most) },
    ...(units.length > 0 && { units: [...new Set(units)] }),
  }));
}
