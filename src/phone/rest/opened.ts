import { useSyncExternalStore } from 'react';

/** Whoever opened the phone, and the keys to what lies on it: in memory only. */
export interface Opened {
  officer: string;
  username: string;
  name: string;
  outboxKey: CryptoKey;
  pullKey: CryptoKey;
  /** As in `OwnerRow`. */
  outboxUnder: string | undefined;
  pullUnder: string | undefined;
}

let now: Opened | undefined;
const listeners = new Set<() => void>();

/** The phone is open for someone. Everything that reads boxes begins here, and ends with `close`. */
export function openFor(someone: Opened): void {
  now = someone;
  for (const listener of listeners) listener();
}

/** Locks: the keys are forgotten, and with them all that was read with them. */
export function close(): void {
  now = undefined;
  for (const listener of listeners) listener();
}

/** Throws when the phone is locked. */
export function opened(): Opened {
  if (now === undefined) throw new Error('the phone is locked');
  return now;
}

/** Throws when the phone was locked or changed hands since: what was begun for one ends there, and is never done for another. */
export function still(who: Opened): void {
  if (now !== who) throw new Error('the phone was locked');
}

export const whoever = (): Opened | undefined => now;

/** Calls back whenever the phone is opened or locked, and at once when it is open: much of the phone comes later than its lock. */
export function onOpenedOrClosed(listener: () => void): () => void {
  listeners.add(listener);
  if (now !== undefined) listener();
  return () => void listeners.delete(listener);
}

export const useOpened = (): Opened | undefined => useSyncExternalStore(onOpenedOrClosed, whoever);
