import { monthOf, type Month } from '../calendar/utc8.ts';
import { harmSaid } from '../disputes/harm.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry, EntryOf } from '../journal/entry.ts';
import { readAs } from '../journal/sixRoles.ts';
import { doorKey } from '../visits/door.ts';
import { type CountedBeside, workFigures } from './workFigures.ts';
import { type KindId, kindIds, type RoleId, type WorkId, workIds } from './workIds.ts';

/** What one entry adds to one figure. */
export interface Share {
  figure: WorkId;
  /** Id of the entry. */
  entry: string;
  adds: number;
}

/** The work of a village's month. */
export interface Work {
  figures: Record<WorkId, number>;
  /** Which entry adds what: a figure is the sum of its shares. */
  shares: Share[];
  /** Entries of the month by campaign. */
  campaigns: Record<string, number>;
  /** The entries of the month, as they count. */
  own: Effective[];
}

/**
 * Counts a month's work in one village. `entries`: raw, any superset of the month's with what they are about and the households
 * that visits name (`entriesNeeded`), without those that came after the month closed. Pure; the order does not matter.
 */
export function countWork(entries: readonly Entry[], month: Month): Work {
  const standing = effective(entries);
  const byId = new Map<string, Effective>(standing.map((entry) => [entry.id, entry]));
  const harmed = harmedIn(entries);
  const own = standing.filter(
    (entry) => monthOf(entry.occurredOn) === month && !harmed.has(entry.id) && !harmed.has(entry.about ?? ''),
  );
  const shares = [...own.flatMap((entry) => sharesOf(entry, byId)), ...doorShares(own, byId)];
  const figures = Object.fromEntries(workIds.map((id) => [id, 0])) as Record<WorkId, number>;
  for (const { figure, adds } of shares) figures[figure] += adds;
  return { figures, shares, campaigns: campaignsOf(own), own };
}

/** Disputes in which harm was said once, by any of their entries (red line R17). */
function harmedIn(entries: readonly Entry[]): Set<string> {
  const corrections = entries.filter((entry) => entry.kind === 'correction');
  const disputes = entries.filter((entry) => entry.kind === 'dispute');
  return new Set(disputes.filter((one) => harmSaid(one, corrections)).map((one) => one.id));
}

const figuresOf = new Map<string, KindId[]>();
for (const id of kindIds) figuresOf.set(workFigures[id].of, [...(figuresOf.get(workFigures[id].of) ?? []), id]);

function sharesOf(entry: Effective, byId: ReadonlyMap<string, Effective>): Share[] {
  const role = readAs(entry.kind);
  const read: Share[] =
    role === undefined ? [] : [{ figure: `${role}Entries` satisfies RoleId, entry: entry.id, adds: 1 }];
  const counted = (figuresOf.get(entry.kind) ?? []).flatMap((figure): Share[] => {
    const about = byId.get(entry.about ?? '');
    // a follow-up of a hazard or a request is not a mediator's
    if (figure === 'followUps' && about?.kind !== 'dispute') return [];
    const beside = { opening: about as CountedBeside['opening'] };
    const adds = workFigures[figure].counts(entry.body as never, beside);
    return adds > 0 ? [{ figure, entry: entry.id, adds }] : [];
  });
  return [...read, ...counted];
}

/** Each household once: at the first visit of the month that names it. */
function doorShares(own: readonly Effective[], byId: ReadonlyMap<string, Effective>): Share[] {
  const seen = new Set<string>();
  return own.flatMap((entry) => {
    if (entry.kind !== 'visit') return [];
    const before = seen.size;
    for (const id of entry.body.households) {
      const door = byId.get(id) as EntryOf<'household'> | undefined;
      if (door?.kind === 'household') seen.add(doorKey(door.id, door.body));
    }
    const adds = seen.size - before;
    return adds > 0 ? [{ figure: 'householdsVisited' as const, entry: entry.id, adds }] : [];
  });
}

function campaignsOf(own: readonly Effective[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { campaign } of own) if (campaign !== undefined) counts[campaign] = (counts[campaign] ?? 0) + 1;
  return counts;
}
