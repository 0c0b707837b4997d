/** What can change while someone looks on. Only that it did is told, never what. */
export const changeKinds = ['entries', 'held', 'cases', 'scorecards', 'coverage'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something changed in these areas: villages, or what lies above them where there are too many to name. */
export interface Change {
  kind: ChangeKind;
  areas: string[];
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

/** Whether a change in some areas can concern what is shown of an area. */
export const concerns = (areas: readonly string[], shown: string): boolean =>
  areas.some((area) => area.startsWith(shown) || shown.startsWith(area));

/** Several changes as one: each kind once. */
export function gathered(changes: Iterable<Change>, most = MOST_AREAS): Change[] {
  const byKind = new Map<ChangeKind, string[]>();
  for (const { kind, areas } of changes) byKind.set(kind, [...(byKind.get(kind) ?? []), ...areas]);
  return [...byKind].map(([kind, areas]) => ({ kind, areas: fewer(areas, most) }));
}
