import type pg from 'pg';
import type { Logger } from 'pino';
import type { Holidays } from '../../domain/calendar/holidays.ts';
import { canonical, utf8 } from '../../domain/journal/canonical.ts';
import { chain, prepare } from '../../domain/journal/chain.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import type { ClockForces } from '../cases/clockForces.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, rangeOf } from '../platform/db/database.ts';
import { pipelined, type Sender } from '../platform/db/pipeline.ts';
import type { SealedBytes, Sealing } from '../platform/sealing.ts';
import { type Arrival, authorOf, boundOf, type Outcome } from './arrival.ts';
import { salt, sha256 } from './digest.ts';
import type { Heard } from './heard.ts';
import { judgeArrival } from './judging.ts';
import type { Knowledge } from './knowledge.ts';
import { loadKnowledge } from './load.ts';
import type { Head } from './lock.ts';
import { recordGroup } from './record.ts';
import { refusal } from './refusal.ts';
import { loadRetries, type Retries } from './retry.ts';
import type { Apart, Numbered } from './write.ts';

/** What a group is judged and recorded with. */
export interface Recording {
  db: Database;
  clock: Clock;
  sealing: Sealing;
  heard: Heard;
  holidays: Holidays;
  clockForces: ClockForces;
}

/** What the append works with. */
export interface GroupSetting extends Recording {
  pool: pg.Pool;
  log: Logger;
}

/**
 * Appends what arrived for one county in one transaction, under the county's scope: the only write path that has it. Heads
 * are locked first; everything is judged after that. Outcomes in the order of arrival, durable when it resolves.
 */
export function appendGroup(setting: GroupSetting, county: string, arrivals: Arrival[]): Promise<Outcome[]> {
  return pipelined(setting.pool, setting.db, rangeOf(county), (pipeline) =>
    appendIn(setting, pipeline, county, arrivals),
  );
}

/** The same inside a transaction that is open to the county already. */
async function appendIn(setting: Recording, sender: Sender, county: string, arrivals: Arrival[]): Promise<Outcome[]> {
  const knowledge = await loadKnowledge(sender, county, arrivals);
  const retries = await loadRetries(sender, setting.sealing, county, arrivals, knowledge);
  const group = new Group(setting.sealing, knowledge, retries);
  const outcomes = arrivals.map((arrival) => group.take(arrival));
  await recordGroup(setting, sender, county, group);
  return outcomes;
}

/** What one transaction will write. */
export class Group {
  readonly knowledge: Knowledge;
  readonly accepted: { arrival: Arrival; numbered: Numbered }[] = [];
  readonly held: { arrival: Arrival; apart: Apart }[] = [];
  readonly keptHeld: { id: string; village: string; code: string }[] = [];
  readonly heads: Map<string, Head>;
  readonly #sealing: Sealing;
  readonly #retries: Retries;

  constructor(sealing: Sealing, knowledge: Knowledge, retries: Retries) {
    this.#sealing = sealing;
    this.#retries = retries;
    this.knowledge = knowledge;
    this.heads = new Map(knowledge.heads);
  }

  /** Judges one entry and makes its rows; what it accepts, later entries of the group see. */
  take(arrival: Arrival): Outcome {
    const again = this.#retries.answer(arrival);
    if (again !== undefined) return again;
    const { id, village } = arrival.sent;
    if (!this.heads.has(village)) return refusal(id, 'unknownVillage', '/village', arrival.language);
    const verdict = judgeArrival(arrival, this.knowledge);
    if (verdict.status === 'refused') return { id, ...verdict };
    if (verdict.status === 'held' && arrival.decision) return this.#keepHeld(arrival, verdict.code);
    return verdict.status === 'held' ? this.#hold(arrival, verdict) : this.#accept(arrival, verdict.sent);
  }

  #accept(arrival: Arrival, sent: Sent): Outcome {
    const target = sent.about === undefined ? undefined : this.knowledge.entry(sent.village, sent.about);
    const { content, texts, sealedSalt } = prepare(sent, authorOf(arrival), salt, sha256, target?.kind);
    const head = this.heads.get(sent.village)!;
    const number = head.number + 1;
    const entry = { ...content, number, receivedAt: arrival.receivedAt };
    const digest = chain(head.digest, entry, sha256);
    const sealed = sealedSalt && this.#seal(sent, sealedSalt);
    const numbered = { entry, digest, texts, sealed };
    this.heads.set(sent.village, { village: sent.village, number, digest });
    this.accepted.push({ arrival, numbered });
    this.knowledge.add(entry, texts);
    this.knowledge.place({ id: sent.id, village: sent.village, held: false });
    this.#retries.add(sent.id, { numbered, sealedSalt, aboutKind: target?.kind });
    return { id: sent.id, status: 'accepted', number, digest };
  }

  /** What waited for an accepted one may have a reason of its own to be held. */
  #keepHeld({ sent }: Arrival, code: string): Outcome {
    this.keptHeld.push({ id: sent.id, village: sent.village, code });
    return { id: sent.id, status: 'held', code };
  }

  #hold(arrival: Arrival, { code, skewSeconds }: { code: string; skewSeconds?: number | undefined }): Outcome {
    const { sealed: details, ...sent } = arrival.sent;
    const apart: Apart = {
      id: sent.id,
      village: sent.village,
      officer: authorOf(arrival),
      code,
      skewSeconds: skewSeconds ?? null,
      entry: sent,
      sealed: details === undefined ? undefined : this.#seal(arrival.sent, salt()),
      receivedAt: arrival.receivedAt,
    };
    this.held.push({ arrival, apart });
    this.knowledge.hold({ ...sent, author: apart.officer });
    this.knowledge.place({ id: sent.id, village: sent.village, held: true });
    this.#retries.add(sent.id, { apart, sent: arrival.sent });
    return { id: sent.id, status: 'held', code };
  }

  /** The salt lies inside the ciphertext, so that expiry removes both. */
  #seal(sent: Sent, own: Uint8Array): SealedBytes {
    return this.#sealing.seal(Buffer.concat([own, utf8(canonical(sent.sealed))]), boundOf(sent));
  }
}
