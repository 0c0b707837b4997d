import { sql } from 'kysely';
import { dayOf, type Instant, monthOf } from '../../domain/calendar/utc8.ts';
import { monthsNamed } from '../../domain/duties/needed.ts';
import { faultWords } from '../../domain/imports/fault.ts';
import type { Language } from '../../domain/language/sentences.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { type Judged, sees } from '../../domain/people/entryAccess.ts';
import { allowed, mayDecide, reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { personOn } from '../people/person.ts';
import { rangeOf, scoped, scopedEach, type Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { markMonths } from '../scorecards/mark.ts';
import type { Services } from '../services.ts';
import type { Arrival, Decision, Outcome } from './arrival.ts';
import { detailsOf } from './retry.ts';

/** A held entry, its texts in place, its sealed details left out. */
export interface HeldEntry {
  id: string;
  village: string;
  name: string;
  code: string;
  skewSeconds: number | null;
  receivedAt: Instant;
  officer: { id: string; badge: string; name: string };
  entry: Sent;
  /** How many others wait for it. */
  waiting: number;
  /** Whether whoever asks may decide on it: nobody does on what they had part in. */
  mayDecide: boolean;
}

type Stored = Omit<HeldEntry, 'waiting' | 'mayDecide'> & {
  decision: string | null;
  sealedKeyId: string | null;
  sealedNonce: Buffer | null;
  sealedCiphertext: Buffer | null;
};

const columns = sql`h.id, h.village, (select name from area where id = h.village) as name, h.code, h.skew_seconds, h.received_at, h.entry, h.decision,
  h.sealed_key_id, h.sealed_nonce, h.sealed_ciphertext,
  json_build_object('id', o.id, 'badge', o.badge, 'name', o.name) as officer`;

/** What waits for a decision in some areas, in the order it came. */
export async function heldIn({ db }: Services, person: Person, areas: string[]): Promise<HeldEntry[]> {
  const rows = await scopedEach(db, areas.map(rangeOf), async (tx) => {
    const { rows: found } = await sql<Stored>`
      select ${columns} from held h join officer o on o.id = h.officer where h.decision is null`.execute(tx);
    return found;
  });
  const seen = rows.filter(({ entry, officer }) => sees(person, asJudged(entry, officer.id)));
  const waiting = Map.groupBy(seen, ({ entry }) => entry.about);
  return seen
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ id, village, name, code, skewSeconds, receivedAt, officer, entry }) => ({
      ...{ id, village, name, code, skewSeconds, receivedAt, officer, entry },
      waiting: waiting.get(id)?.length ?? 0,
      mayDecide: allowed(person, 'held.decide') && mayDecide(person, asJudged(entry, officer.id)),
    }));
}

/** A held entry as who may see and decide it is judged. */
export const asJudged = (entry: Sent, author: string): Judged => ({ ...entry, author });

export interface Verdict {
  decision: 'accept' | 'return';
  reason: string;
}

/** Who decides. */
export interface Deciding {
  person: Person;
  requestId: string;
  language: Language;
}

/** What became of a held entry and of those that waited for it. */
export interface Decided {
  id: string;
  status: 'accepted' | 'held' | 'refused' | 'returned';
  number?: number;
  digest?: string;
  code?: string;
}

/**
 * Takes a held entry into the journal, or gives it back to its author with a reason, together with those waiting for it.
 * Nobody decides on what they wrote or had part in; what waits and is the decider's own is judged like anything new.
 */
export async function decideHeld(services: Services, id: string, verdict: Verdict, by: Deciding): Promise<Decided[]> {
  const held = await find(services, id, by.person);
  if (held === undefined) throw new Problem('not_found');
  if (held.decision !== null) throw decidedAlready();
  if (!mayDecide(by.person, asJudged(held.entry, held.officer.id))) throw new Problem('not_allowed');
  return verdict.decision === 'return'
    ? giveBack(services, held, verdict.reason, by)
    : takeIn(services, held, verdict.reason, by);
}

async function find({ db }: Services, id: string, person: Person): Promise<Stored | undefined> {
  const rows = await scopedEach(db, reach(person, 'held.decide').map(rangeOf), (tx) => byIds(tx, [id]));
  const [found] = rows;
  // of one decided already nothing is left here to judge by
  if (found?.decision) return found;
  return found && sees(person, asJudged(found.entry, found.officer.id)) ? found : undefined;
}

async function byIds(tx: Tx, ids: string[]): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select ${columns} from held h join officer o on o.id = h.officer
    join entry_place p on p.id = h.id and p.village = h.village
    where p.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Those waiting for an entry, each after the one it waits for. */
async function waiting(tx: Tx, { village, id }: { village: string; id: string }): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select ${columns} from held h join officer o on o.id = h.officer
    where h.county = ${village.slice(0, 6)} and h.village = ${village} and h.decision is null
      and h.entry ->> 'about' = ${id} order by h.received_at, h.id`.execute(tx);
  const all: Stored[] = [];
  for (const row of rows) all.push(row, ...(await waiting(tx, row)));
  return all;
}

async function giveBack(services: Services, held: Stored, reason: string, by: Deciding): Promise<Decided[]> {
  const { db, clock } = services;
  const decided = await scoped(db, rangeOf(held.village), async (tx) => {
    // the head's lock keeps an append that accepts it, or adds to those waiting, apart from this
    await sql`select from journal_head where county = ${held.village.slice(0, 6)} and village = ${held.village}
      for update`.execute(tx);
    const [still] = await byIds(tx, [held.id]);
    if (still?.decision !== null) throw decidedAlready();
    const all = [held, ...(await waiting(tx, held))];
    const ids = all.map((one) => one.id);
    await sql`update held set decision = 'return', decided_by = ${by.person.id}, decided_at = ${clock.journalNow()},
      reason = ${reason} where county = ${held.village.slice(0, 6)} and id = any(${ids}::uuid[])`.execute(tx);
    const lines = ids.map((target) =>
      lineOf(by.person, by.requestId, { action: 'held.return', village: held.village, target, reason }),
    );
    await recordIn(tx, clock, lines);
    // a month that was kept open by what is given back may close now
    const months = all
      .flatMap(({ entry }) => monthsNamed(entry))
      .filter((month) => month <= monthOf(clock.journalNow()));
    await markMonths(
      tx,
      months.map((month) => ({ village: held.village, month })),
    );
    return ids.map((id) => ({ id, status: 'returned' as const }));
  });
  services.live.changed('held', [held.village]);
  return decided;
}

const decidedAlready = () =>
  new Problem('conflict', [{ path: '/id', code: 'decidedAlready', message: faultWords.already_decided }]);

async function takeIn(services: Services, held: Stored, reason: string, by: Deciding): Promise<Decided[]> {
  const later = await scoped(services.db, rangeOf(held.village), (tx) => waiting(tx, held));
  const decision = { by: by.person, reason, request: by.requestId };
  const arrivals = await Promise.all([held, ...later].map((one) => arrivalOf(services, one, decision, by.language)));
  const [own, ...others] = await services.append.push(arrivals);
  if (own?.status === 'refused') throw new Problem('conflict', own.issues);
  return [own, ...others].map((outcome) => decidedOf(outcome!));
}

function decidedOf(outcome: Outcome): Decided {
  if ('code' in outcome) return { id: outcome.id, status: outcome.status, code: outcome.code };
  const { id, number, digest } = outcome;
  return { id, status: 'accepted', number, digest };
}

/** As it first arrived: by its author with the villages of that day, received when it was received. */
async function arrivalOf(services: Services, held: Stored, decision: Decision, language: Language): Promise<Arrival> {
  const { db, sealing } = services;
  const { officer, entry, receivedAt } = held;
  const details = detailsOf(held, sealing);
  const sent: Sent = details === undefined ? entry : { ...entry, sealed: JSON.parse(details) };
  const day = dayOf(receivedAt);
  const stored = await personOn(db, officer.id, day, day);
  const author: Person = stored
    ? { ...stored, session: '' }
    : { ...officer, grade: 'police', session: '', grants: [], postings: [] };
  return { sent, author, request: decision.request, receivedAt, language, decision };
}
