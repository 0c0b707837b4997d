import type { Day } from '../calendar/utc8.ts';
import { dayCounted } from '../patrols/dayCounted.ts';
import { byOccurrence, byRecording, type Entry, type EntryOf } from './entry.ts';

/** An entry as it counts: corrections applied, confirmations weighed. */
export type Effective = Entry & {
  /** Day at UTC+8 on which it counts. */
  occurredOn: Day;
  /** Officers it counts for: author, those with them who did not strike themselves out, the one it was noted for once confirmed. */
  own: string[];
  amended: boolean;
};

type Correction = EntryOf<'correction'>;
type Confirmation = EntryOf<'confirmation'>;

/** What was read, with how many entries there were then. */
const read = new WeakMap<readonly Entry[], { length: number; said: readonly Effective[] }>();

/**
 * What a journal says once corrections and confirmations are applied: withdrawn entries are gone, amended ones read as
 * amended, corrections and confirmations themselves are left out. Sorted by (occurredAt, id). The order given and duplicates
 * do not matter. Of several corrections the latest by (recordedAt, id) applies, to the original; likewise each officer's
 * latest confirmation (docs/rules.md, Accepting entries). One list is read once: a phone's screen asks it in many ways.
 */
export function effective(entries: readonly Entry[]): readonly Effective[] {
  const { length } = entries;
  const before = read.get(entries);
  if (before?.length === length) return before.said;
  const said = saidBy(entries);
  read.set(entries, { length, said });
  return said;
}

function saidBy(entries: readonly Entry[]): readonly Effective[] {
  const corrections = new Map<string, Correction>();
  const confirmations: Entry[] = [];
  const said = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.kind === 'correction') keepLatest(corrections, entry.about, entry);
    else if (entry.kind === 'confirmation') confirmations.push(entry);
    else said.set(entry.id, entry);
  }
  const answers = latestAnswers(confirmations, corrections);
  const result: Effective[] = [];
  for (const original of said.values()) {
    const correction = corrections.get(original.id);
    if (correction?.body.action === 'withdraw') continue;
    const entry = correction === undefined ? original : amend(original, correction);
    const own = ownersOf(entry, answers.get(entry.id));
    result.push(Object.assign({}, entry, { occurredOn: dayCounted(entry), own, amended: correction !== undefined }));
  }
  return result.sort(byOccurrence);
}

function keepLatest<T extends Entry>(latest: Map<string, T>, key: string | undefined, entry: T): void {
  if (key === undefined) return;
  const known = latest.get(key);
  if (known === undefined || byRecording(known, entry) < 0) latest.set(key, entry);
}

/** Target → officer → that officer's latest answer; a confirmation can itself be withdrawn or amended. */
function latestAnswers(
  confirmations: Entry[],
  corrections: Map<string, Correction>,
): Map<string, Map<string, Confirmation>> {
  const answers = new Map<string, Map<string, Confirmation>>();
  for (const original of confirmations) {
    const correction = corrections.get(original.id);
    if (correction?.body.action === 'withdraw' || original.about === undefined) continue;
    const confirmation = (correction === undefined ? original : amend(original, correction)) as Confirmation;
    let byOfficer = answers.get(original.about);
    if (byOfficer === undefined) answers.set(original.about, (byOfficer = new Map()));
    keepLatest(byOfficer, confirmation.author, confirmation);
  }
  return answers;
}

/** The original with the fields a correction names; within the body each field named is replaced whole, `null` removes it. */
function amend(original: Entry, correction: Correction): Entry {
  const { occurredAt, onSite, body, note } = correction.body.changes ?? {};
  const amended = { ...original, body: { ...original.body } } as Record<string, unknown> & {
    body: Record<string, unknown>;
  };
  if (occurredAt !== undefined) amended['occurredAt'] = occurredAt;
  if (onSite !== undefined) amended['onSite'] = onSite;
  if (note === null) delete amended['note'];
  else if (note !== undefined) amended['note'] = note;
  for (const [field, value] of Object.entries(body ?? {})) {
    if (value === null) delete amended.body[field];
    else amended.body[field] = value;
  }
  return amended as unknown as Entry;
}

function ownersOf(entry: Entry, answers: Map<string, Confirmation> | undefined): string[] {
  const answer = (officer: string) => answers?.get(officer)?.body.answer;
  const own = new Set<string>();
  if (entry.author !== 'villager' && entry.author !== 'system') own.add(entry.author);
  for (const officer of entry.with ?? []) if (answer(officer) !== 'notMine') own.add(officer);
  if (entry.onBehalfOf !== undefined && answer(entry.onBehalfOf) === 'mine') own.add(entry.onBehalfOf);
  return [...own];
}
