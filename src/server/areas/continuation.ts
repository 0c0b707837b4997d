import { uuidv7 } from 'uuidv7';
import { countyOf } from '../../domain/areas/id.ts';
import { ClockForces } from '../cases/clockForces.ts';
import { appendIn, type Recording } from '../journal/group.ts';
import { Heard } from '../journal/heard.ts';
import type { Clock } from '../platform/clock.ts';
import { rangeOf, scopeTo, type Tx } from '../platform/db/database.ts';
import { sendingIn } from '../platform/db/pipeline.ts';
import { holidays } from '../platform/holidays.ts';
import type { Sealing } from '../platform/sealing.ts';

/** A village that was closed and the one that goes on with its journal. */
export interface Merge {
  closed: string;
  successor: string;
}

/**
 * Opens the `continuation` of a closed village's journal in its successor's: history stays where it is and is proved by the
 * head that the continuation names. A journal without entries needs none.
 */
export async function openContinuation(tx: Tx, clock: Clock, { closed, successor }: Merge): Promise<void> {
  await scopeTo(tx, rangeOf(closed));
  const head = await tx
    .selectFrom('journalHead')
    .select(['number', 'digest'])
    .where('county', '=', countyOf(closed))
    .where('village', '=', closed)
    .forUpdate()
    .executeTakeFirst();
  if (!head || head.number === 0) return;
  const now = clock.journalNow();
  const sent = {
    ...{ id: uuidv7(), village: successor, kind: 'continuation' as const },
    ...{ occurredAt: now, recordedAt: now, onSite: false },
    body: { continues: [{ village: closed, ...head }] },
  };
  const arrival = {
    sent,
    author: 'system' as const,
    request: 'continuation',
    receivedAt: now,
    language: 'zh' as const,
  };
  await scopeTo(tx, rangeOf(countyOf(successor)));
  await sendingIn(tx, (sender) => appendIn(recordingIn(tx, clock), sender, countyOf(successor), [arrival]));
}

const recordingIn = (tx: Tx, clock: Clock): Recording => ({
  ...{ db: tx, clock, holidays },
  heard: new Heard(),
  clockForces: new ClockForces(),
  sealing: nothingToSeal,
});

/** A continuation names journals, not people. */
const nothingToSeal: Sealing = { seal: refuse, open: refuse };

function refuse(): never {
  throw new Error('a continuation has no sealed details');
}
