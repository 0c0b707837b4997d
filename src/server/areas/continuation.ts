import { uuidv7 } from 'uuidv7';
import { countyOf } from '../../domain/areas/id.ts';
import { type Day, startOf } from '../../domain/calendar/utc8.ts';
import { chain, type Chained } from '../../domain/journal/chain.ts';
import type { Clock } from '../platform/clock.ts';
import { rangeOf, scopeTo, type Tx } from '../platform/db/database.ts';
import { sendingIn } from '../platform/db/pipeline.ts';
import { sha256 } from '../journal/digest.ts';
import { type Head, lockHeads, openJournals } from '../journal/lock.ts';
import { claimIds, writeEntries } from '../journal/write.ts';

/** A village that was closed, since when, and the one that goes on with its journal. */
export interface Merge {
  closed: string;
  on: Day;
  successor: string;
}

/** As many as one entry's body may name. */
const MOST = 20;

/**
 * Writes the `continuation` of closed villages' journals into their successors': history stays where it is, open cases are
 * worked in the successor. Journals without entries need none. The transaction is left open to the county written last.
 */
export async function openContinuations(tx: Tx, clock: Clock, merges: readonly Merge[]): Promise<void> {
  const heads = await lockAll(tx, merges);
  const bySuccessor = Map.groupBy(merges, ({ successor }) => successor);
  for (const [successor, merged] of [...bySuccessor].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const continued = merged.filter(({ closed }) => (heads.get(closed)?.number ?? 0) > 0);
    for (let at = 0; at < continued.length; at += MOST) {
      const some = continued.slice(at, at + MOST);
      await append(tx, clock, heads, successor, some);
    }
  }
}

/** Every head concerned, locked in the order in which appends lock them: county by county, village by village. */
async function lockAll(tx: Tx, merges: readonly Merge[]): Promise<Map<string, Head>> {
  const villages = [...new Set(merges.flatMap(({ closed, successor }) => [closed, successor]))].sort();
  const heads = new Map<string, Head>();
  for (const [county, own] of Map.groupBy(villages, countyOf)) {
    await scopeTo(tx, rangeOf(county));
    const locked = await sendingIn(tx, async (sender) => {
      await openJournals(sender, county, own);
      return lockHeads(sender, county, own);
    });
    for (const head of locked) heads.set(head.village, head);
  }
  return heads;
}

async function append(
  tx: Tx,
  clock: Clock,
  heads: Map<string, Head>,
  successor: string,
  merged: Merge[],
): Promise<void> {
  const head = heads.get(successor);
  if (!head) throw new Error(`the journal of ${successor} could not be opened`);
  const now = clock.journalNow();
  const since = startOf(merged.map(({ on }) => on).sort()[0] ?? '');
  const entry: Chained = {
    id: uuidv7(),
    village: successor,
    kind: 'continuation',
    author: 'system',
    occurredAt: since < now ? since : now,
    recordedAt: now,
    onSite: false,
    body: { continues: merged.map(({ closed }) => heads.get(closed)) },
    textDigests: {},
    number: head.number + 1,
    receivedAt: now,
  };
  const digest = chain(head.digest, entry, sha256);
  const next = { village: successor, number: entry.number, digest };
  heads.set(successor, next);
  await scopeTo(tx, rangeOf(countyOf(successor)));
  await sendingIn(tx, async (sender) => {
    claimIds(sender, countyOf(successor), [{ id: entry.id, village: successor, held: false }]);
    writeEntries(sender, countyOf(successor), [{ entry, digest, texts: new Map() }], [next]);
  });
}
