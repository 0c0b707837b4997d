import type { Entry } from '../journal/entry.ts';

/** What refers to an entry by `about`. */
export interface Referring {
  /** What is about the entry itself. */
  about: (id: string) => readonly Entry[];
  /** That, and what corrects or confirms it in turn: what `foldCase` asks for beside an opening. */
  around: (id: string) => readonly Entry[];
}

/** Reads raw entries once. */
export function referring(entries: readonly Entry[]): Referring {
  const abouts = grouped(entries, (entry) => entry.about);
  const about = (id: string): readonly Entry[] => abouts.get(id) ?? [];
  return {
    about,
    around: (id) => about(id).concat(...about(id).map((entry) => about(entry.id))),
  };
}

/** By a key, in the order given; what has none is left out. */
export function grouped<T>(entries: readonly T[], keyOf: (entry: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
