import type { Instant } from '../calendar/utc8.ts';
import type { Body, Kind } from './registry.ts';

/** A file that goes with an entry: SHA-256 of the bytes sent. */
export interface FileReference {
  sha256: string;
  type: string;
  size: number;
  sealed: boolean;
}

/** What every entry carries, whatever its kind. Times are `Instant`s (+08:00, milliseconds). */
export interface Envelope {
  id: string;
  village: string;
  /** Officer id, or `villager` (public page), or `system`. */
  author: string;
  with?: string[];
  onBehalfOf?: string;
  occurredAt: Instant;
  recordedAt: Instant;
  onSite: boolean;
  about?: string;
  campaign?: string;
  note?: string;
  files?: FileReference[];
  /** By the server. */
  number: number;
  receivedAt: Instant;
}

/** An entry of one kind, its texts in place (an erased text is absent). */
export type EntryOf<K extends Kind> = { [P in K]: Envelope & { kind: P; body: Body<P> } }[K];

/** Any entry of a journal, as folds read it. */
export type Entry = EntryOf<Kind>;

/** The order in which folds read: when it happened, then the id. Never the order of arrival. */
export function byOccurrence(a: Envelope, b: Envelope): number {
  return compare(a.occurredAt, b.occurredAt) || compare(a.id, b.id);
}

/** The order in which corrections and confirmations win: when they were noted, then the id. */
export function byRecording(a: Envelope, b: Envelope): number {
  return compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
