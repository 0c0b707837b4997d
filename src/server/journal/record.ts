import { caseKinds } from '../../domain/cases/fold.ts';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Chained } from '../../domain/journal/chain.ts';
import { monthsTouched } from '../../domain/duties/needed.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { type AuditLine, recording } from '../audit/audit.ts';
import { type CaseEntries, projecting } from '../cases/project.ts';
import { caseOf } from '../cases/refresh.ts';
import { fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import { type Mark, marking } from '../scorecards/mark.ts';
import { type Arrival, authorOf } from './arrival.ts';
import type { Group, Recording } from './group.ts';
import type { Knowledge } from './knowledge.ts';
import { claimIds, writeEntries, writeHeld } from './write.ts';

/** Sends every row of a group: entries, heads, held, cases, marks, audit, who was heard of. The commit follows. */
export async function recordGroup(setting: Recording, sender: Sender, county: string, group: Group): Promise<void> {
  const { accepted, held, knowledge } = group;
  const numbered = accepted.map((one) => one.numbered);
  const released = accepted.filter(({ arrival }) => arrival.decision !== undefined).map(({ arrival }) => arrival);
  claimIds(sender, county, [
    ...numbered
      .filter((_, index) => !released.includes(accepted[index]!.arrival))
      .map(({ entry }) => placeOf(entry, false)),
    ...held.map(({ apart }) => placeOf(apart, true)),
  ]);
  const moved = [...group.heads.values()].filter((head) => head !== knowledge.heads.get(head.village));
  writeEntries(sender, county, numbered, moved);
  writeHeld(
    sender,
    county,
    held.map(({ apart }) => apart),
  );
  if (released.length > 0) release(setting, sender, county, released);
  for (const { id, village, code } of group.keptHeld) {
    void sender.send(fixed`
      update held set code = ${code} where county = ${county} and village = ${village} and id = ${id}`);
  }
  const entries = numbered.map(({ entry }) => entry);
  const now = setting.clock.journalNow();
  const marks = marking(entries.flatMap((entry) => marksOf(entry, knowledge, now)));
  if (marks) void sender.send(marks);
  const lines = auditLines(group);
  if (lines.length > 0) void sender.send(recording(setting.clock, lines));
  noteHeard(setting, sender, group);
  const cases = touchedCases(entries, knowledge);
  if (cases.length > 0) {
    const forces = await setting.clockForces.read((statement) => sender.send(statement));
    void sender.send(projecting(county, cases, { forces, holidays: setting.holidays, asOf: now }));
  }
}

const placeOf = ({ id, village }: { id: string; village: string }, held: boolean) => ({ id, village, held });

/** The cards of a village that an entry makes stale. */
function marksOf(entry: Chained, knowledge: Knowledge, now: Instant): Mark[] {
  const opening = knowledge.opening(entry);
  const alone = opening === entry && knowledge.below(entry.id).length === 0;
  const related = alone ? [] : [opening, ...knowledge.below(opening.id)].filter((one) => one !== entry);
  const months = monthsTouched(entry as unknown as Entry, related as unknown as Entry[], now);
  return months.map((month) => ({ village: entry.village, month }));
}

/** A held entry that was taken: its place is the journal now, and what was kept apart is gone from there. */
function release(setting: Recording, sender: Sender, county: string, released: Arrival[]): void {
  for (const { sent, decision } of released) {
    void sender.send(fixed`update entry_place set held = false where id = ${sent.id}`);
    void sender.send(fixed`
      update held set decision = 'accept', decided_by = ${decision!.by.id}, decided_at = ${setting.clock.journalNow()},
        reason = ${decision!.reason}, entry = '{}', sealed_key_id = null, sealed_nonce = null, sealed_ciphertext = null
      where county = ${county} and village = ${sent.village} and id = ${sent.id}`);
  }
}

/** The cases that new entries open or belong to, each with all its entries. */
function touchedCases(entries: Chained[], knowledge: Knowledge): CaseEntries[] {
  const openings = new Map<string, Chained>();
  for (const entry of entries) {
    const opening = knowledge.opening(entry);
    if (caseKinds.includes(opening.kind)) openings.set(opening.id, opening);
  }
  return [...openings.values()].map((opening) => caseOf(opening, knowledge));
}

/** One line for what a request wrote in a village; a decision on a held entry is a line of its own. */
function auditLines({ accepted, held }: Group): AuditLine[] {
  const lines = new Map<string, AuditLine & { target: string }>();
  const note = (arrival: Arrival, target: string) => {
    const line = lineFor(arrival);
    const key = `${line.action} ${line.request} ${line.village}`;
    const known = lines.get(key);
    if (known) known.target = joined(known.target, target);
    else lines.set(key, { ...line, target });
  };
  for (const { arrival, numbered } of accepted) note(arrival, String(numbered.entry.number));
  for (const { arrival, apart } of held) note(arrival, `held:${apart.id}`);
  return [...lines.values()];
}

function lineFor(arrival: Arrival): AuditLine {
  const { author, decision, sent, request } = arrival;
  const { village } = sent;
  if (decision) {
    const { by, reason } = decision;
    return { account: by.id, session: by.session, action: 'held.accept', village, reason, request: decision.request };
  }
  const session = typeof author === 'string' ? undefined : author.session;
  const account = author === 'villager' ? 'public' : authorOf(arrival);
  return { account, session, action: 'journal.append', village, request };
}

/** `12`, `12-14`, `12-14 20`: numbers in a row as a range. */
function joined(targets: string, next: string): string {
  const from = targets.lastIndexOf(' ') + 1;
  const [first, last = first] = targets.slice(from).split('-');
  return Number(next) === Number(last) + 1 ? `${targets.slice(0, from)}${first}-${next}` : `${targets} ${next}`;
}

function noteHeard(setting: Recording, sender: Sender, { accepted, held }: Group): void {
  const arrivals = [...accepted, ...held].map(({ arrival }) => arrival);
  const pushed = arrivals.filter(({ author, decision }) => typeof author !== 'string' && decision === undefined);
  const noting = setting.heard.noting(pushed.map(authorOf), setting.clock.journalNow());
  if (noting) void sender.send(noting);
}
