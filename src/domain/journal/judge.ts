import { epochOf, type Day, type Instant } from '../calendar/utc8.ts';
import { covers, type Spell } from '../people/assignments.ts';
import { dayCounted } from '../patrols/dayCounted.ts';
import { mayWrite, sees, type Around, type Judged } from '../people/entryAccess.ts';
import { hasPart } from '../people/permissions.ts';
import type { Person } from '../people/roles.ts';
import { readChanges } from './changes.ts';
import type { Issue } from './issue.ts';
import type { Language } from '../language/sentences.ts';
import { kindOf } from './registry.ts';
import { refusal, type RefusalCode } from './refusals.ts';
import type { Sent } from './sent.ts';

/** The entry that `about` names, as recorded or held apart, its texts in place. */
export interface Target extends Judged {
  occurredAt: Instant;
  held: boolean;
}

/** Someone an entry names as having been there; nothing is known of one who does not exist. */
export interface Companion {
  postings: readonly (Spell & { village: string })[];
  stations: readonly string[];
}

/** What judging one sent entry needs to know, read after the journal's lock. */
export interface Facts {
  /** The author. */
  person: Person;
  /** First arrival of this entry; the server's clock. */
  receivedAt: Instant;
  /** How far the push's `sentAt` lay off the server's clock; positive when the phone is ahead. */
  skewSeconds?: number | undefined;
  /** Every posting of the author, past and future. */
  postings: readonly (Spell & { village: string })[];
  /** Of everyone in `with`: their postings, and the stations they belong to by role. */
  companions?: readonly Companion[];
  /** Stations of the village and of the villages of all these postings, dated. */
  stations: readonly (Spell & { village: string; station: string })[];
  /** `target`: what `about` names, looked up in the entry's village only. */
  around: Around & { target?: Target | undefined };
  /** The station accepted it: neither posting nor clock hold it again. */
  accepted?: boolean;
}

export type HeldCode = 'waitingForAbout' | 'outsidePosting' | 'clock';

/** `accept` carries the entry in the form that is hashed (a correction's changes are brought to it here). */
export type Judgement =
  | { status: 'accept'; sent: Sent }
  | { status: 'held'; code: HeldCode; skewSeconds?: number }
  | { status: 'refused'; code: RefusalCode; issues: Issue[] };

/** Seconds. */
const TOLERANCE = 300;
/** Accepted from any officer of the county: urgent matters wait for no posting. */
const FROM_WHOLE_COUNTY = ['incident', 'hazard'];
/** Accepted from colleagues of one station when done together. */
const JOINT = ['patrol', 'mediation'];

/**
 * Accepts, holds or refuses a checked entry (`readSent`) of a signed-in author, exactly as docs/rules.md, Accepting entries.
 * Refused comes before held; the state of a case refuses nothing. To someone with no part in a village its entries do not
 * exist: whether `about` is known there is judged only once the station accepts (red line R7).
 */
export function judge(sent: Sent, facts: Facts, language: Language = 'en'): Judgement {
  const { person } = facts;
  const named = [...(sent.with ?? []), sent.onBehalfOf];
  if (named.includes(person.id)) return refusal('authorNamed', '/with', language);
  const target = sent.about === undefined ? undefined : visible(sent, facts);
  if (sent.about !== undefined && target === undefined) return judgeUnknown(sent, facts, language);
  if (target !== undefined && !fits(sent, target)) return refusal('aboutKind', '/about', language);
  const entry = { ...sent, author: person.id };
  const around = target === undefined ? {} : facts.around;
  if (!mayWrite(person, entry, around)) return refusal('notAllowed', '/kind', language);
  let read = sent;
  if (sent.kind === 'correction') {
    const result = readChanges(sent, target!, language);
    if (result.issues !== undefined) {
      const guarded = result.issues.every((issue) => issue.code === 'guarded');
      return { status: 'refused', code: guarded ? 'guarded' : 'invalid', issues: result.issues };
    }
    read = result.sent;
  }
  return held(read, facts, target) ?? { status: 'accept', sent: read };
}

const isPosted = ({ postings }: Facts, village: string): boolean => postings.some((one) => one.village === village);

/** A grant over villages other than an officer's own postings: station, bureau, committee, patrol leader. */
const holdsVillage = ({ person }: Facts, village: string): boolean =>
  person.grants.some(({ role, within }) => role !== 'officer' && within.some((prefix) => village.startsWith(prefix)));

/** The target as far as it exists for the author. */
function visible(sent: Sent, facts: Facts): Target | undefined {
  const { person, around } = facts;
  const { target, case: found } = around;
  if (target === undefined) return undefined;
  if (facts.accepted || isPosted(facts, target.village) || hasPart(person.id, target)) return target;
  // those who mediated together within one station were told of it
  if (isJoint(sent) && isWithinStation(sent, facts, dayCounted(sent), target)) return target;
  return sees(person, target, { target: found?.opening, case: found }) ? target : undefined;
}

/** `about` is unknown, or this author may not learn whether it is known. */
function judgeUnknown(sent: Sent, facts: Facts, language: Language): Judgement {
  const { person, accepted } = facts;
  if (accepted || isPosted(facts, sent.village) || holdsVillage(facts, sent.village)) {
    return refusal('unknownAbout', '/about', language);
  }
  const writes =
    sent.kind === 'correction' || sent.kind === 'confirmation' || mayWrite(person, { ...sent, author: person.id });
  const isOfficer = person.grants.some(({ role }) => role === 'officer');
  return isOfficer && writes ? { status: 'held', code: 'outsidePosting' } : refusal('notAllowed', '/kind', language);
}

function fits(sent: Sent, target: Target): boolean {
  const about = kindOf(sent.kind)?.about;
  // an officer named in a correction may answer too; a correction itself is not corrected but made anew
  if (about === 'any') return sent.kind === 'confirmation' || target.kind !== 'correction';
  return about !== undefined && about.includes(target.kind);
}

function held(sent: Sent, facts: Facts, target: Target | undefined): Judgement | undefined {
  if (target?.held) return { status: 'held', code: 'waitingForAbout' };
  if (facts.accepted) return undefined;
  if (needsPosting(sent, facts, target)) return { status: 'held', code: 'outsidePosting' };
  const skew = skewOf(sent, facts);
  return skew === 0 ? undefined : { status: 'held', code: 'clock', skewSeconds: Math.round(skew) };
}

/** Whether an officer writes where they were not posted that day, and nothing excuses it. */
function needsPosting(sent: Sent, facts: Facts, target: Target | undefined): boolean {
  const { person, postings } = facts;
  const byArea = { ...person, grants: person.grants.filter(({ role }) => role !== 'officer') };
  if (mayWrite(byArea, { ...sent, author: person.id }, facts.around)) return false;
  // whoever an entry names may always say whether they were there
  if (sent.kind === 'confirmation') return false;
  // a correction is judged as what it corrects, on that day
  const judged = sent.kind === 'correction' ? target! : sent;
  const day = dayCounted(judged);
  if (postings.some((one) => one.village === sent.village && covers(one, day))) return false;
  if (FROM_WHOLE_COUNTY.includes(judged.kind)) return !isOfCounty(facts, sent.village.slice(0, 6));
  return !(isJoint(judged) && isWithinStation(sent, facts, day, target));
}

const isJoint = ({ kind, with: named }: Judged | Sent): boolean => JOINT.includes(kind) && (named ?? []).length > 0;

const isOfCounty = ({ person, postings }: Facts, county: string): boolean =>
  postings.some(({ village }) => village.startsWith(county)) ||
  person.grants.some(({ within }) => within.some((prefix) => prefix.startsWith(county) || county.startsWith(prefix)));

/** Whether the author and everyone with them were of the station that the village belonged to that day. */
function isWithinStation(sent: Sent, facts: Facts, day: Day, target: Target | undefined): boolean {
  const { person, postings, companions = [], stations } = facts;
  // what was taken as joint is corrected by its author without being judged again
  if (sent.kind === 'correction') return target?.author === person.id;
  const stationOf = (id: string) => stations.find((one) => one.village === id && covers(one, day))?.station;
  const station = stationOf(sent.village);
  if (station === undefined) return false;
  const isOf = (one: Companion) =>
    one.stations.includes(station) ||
    one.postings.some((posting) => covers(posting, day) && stationOf(posting.village) === station);
  const own = person.grants.flatMap(({ role, area }) => (role === 'station' ? area : []));
  return isOf({ postings, stations: own }) && companions.length > 0 && companions.every(isOf);
}

/** Seconds by which a clock is off beyond tolerance: the phone's at the push, or a time that lies ahead; else 0. */
function skewOf(sent: Sent, { receivedAt, skewSeconds = 0 }: Facts): number {
  if (Math.abs(skewSeconds) > TOLERANCE) return skewSeconds;
  const changes = sent.body['changes'] as { occurredAt?: Instant } | undefined;
  const times = [sent.occurredAt, sent.recordedAt, changes?.occurredAt ?? ''];
  const latest = times.reduce((a, b) => (a > b ? a : b));
  const ahead = latest > receivedAt ? (epochOf(latest) - epochOf(receivedAt)) / 1000 : 0;
  return ahead > TOLERANCE ? ahead : 0;
}
