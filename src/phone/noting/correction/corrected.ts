import { uuidv7 } from 'uuidv7';
import type { Entry } from '../../../domain/journal/entry.ts';
import { fieldsFor, fieldsOf } from '../../../domain/journal/fields.ts';
import type { Sent } from '../../../domain/journal/sent.ts';
import { type Begun, filledIn, type Values } from '../begun.ts';
import { sealedOf } from '../entryOf.ts';

/** A correction as far as it is filled in. */
export interface Correcting {
  action: 'withdraw' | 'amend';
  reason: string;
  /** How the entry should have read. */
  should: Begun;
}

/** Begins with the entry as it reads now. */
export function correctingOf(now: Entry): Correcting {
  const { village, occurredAt: at, onSite, body, note = '' } = now;
  const should = { village, at, onSite, body: body as Values, note, details: {}, with: [], made: [] };
  return { action: 'amend', reason: '', should };
}

/** As a correction said it that was refused: its changes applied to the entry as it was noted. */
export function correctingFrom(original: Entry, reads: Entry, { body, sealed }: Sent): Correcting {
  const {
    action,
    reason,
    changes = {},
  } = body as {
    action: Correcting['action'];
    reason: string;
    changes?: { body?: Values; note?: string | null; occurredAt?: string; onSite?: boolean };
  };
  if (action === 'withdraw') return { ...correctingOf(reads), action, reason };
  const changed = Object.entries({ ...(original.body as Values), ...changes.body });
  const { should } = correctingOf(original);
  return {
    action,
    reason,
    should: {
      ...should,
      at: changes.occurredAt ?? should.at,
      onSite: changes.onSite ?? should.onSite,
      note: changes.note === undefined ? should.note : (changes.note ?? ''),
      body: Object.fromEntries(changed.filter(([, value]) => value !== null)),
      details: (sealed ?? {}) as Values,
    },
  };
}

/** What differs from the entry as it was noted: of several corrections the last counts, applied to that. */
export function changesOf(original: Entry, { body, note, at, onSite }: Begun): Record<string, unknown> {
  const before = filledIn(fieldsOf(original.kind), original.body as Values);
  const after = filledIn(fieldsFor(original.kind, body), body);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const text = note.trim();
  return {
    ...(at !== undefined && at !== original.occurredAt && { occurredAt: at }),
    ...(onSite !== original.onSite && { onSite }),
    ...(changed.length > 0 && { body: Object.fromEntries(changed.map((name) => [name, after[name] ?? null])) }),
    ...(text !== (original.note ?? '') && { note: text === '' ? null : text }),
  };
}

/** The entry that corrects. */
export function correctionOf(original: Entry, { action, reason, should }: Correcting, at: string): Sent {
  const isAmended = action === 'amend';
  const changes = isAmended && { changes: changesOf(original, should) };
  return {
    ...{ id: uuidv7(), village: original.village, kind: 'correction', about: original.id },
    ...{ occurredAt: at, recordedAt: at, onSite: false },
    body: { action, reason, ...changes },
    // left blank they stay as they were given: the phone has them no more
    ...(isAmended && sealedOf(original.kind, should.details)),
  };
}

/** Whether a correction would change nothing of the entry as it reads now: one that takes a correction back changes something. */
export const isUnchanged = (reads: Entry, { action, should }: Correcting): boolean =>
  action === 'amend' &&
  Object.keys({ ...changesOf(reads, should), ...sealedOf(reads.kind, should.details) }).length === 0;
