import { useState } from 'react';
import type { Issue } from '../../domain/journal/issue.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import type { Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';
import type { Begun, Values } from './begun.ts';

/** The refused entry that is mended; it stays the one while its form is open, also in the moment after it was replaced. */
export function useRefused(id: string): Unsent | undefined {
  const found = useUnsent().find(({ entry, state }) => entry.id === id && state === 'refused');
  const [first, setFirst] = useState(found);
  if (first === undefined && found !== undefined) setFirst(found);
  return first ?? found;
}

/** What was entered, as its form has it. */
export function begunFrom(entry: Sent): Begun {
  const { village, occurredAt: at, onSite, body, note = '', sealed, files = [], with: named = [], onBehalfOf } = entry;
  const photos = files.map(({ sha256, size }) => ({ sha256, size }));
  const details = (sealed ?? {}) as Values;
  return { village, at, onSite, body, note, details, photos, with: named, onBehalfOf, made: [] };
}

/** Codes of refusals after which the server still has something else under the id. */
const TAKEN = ['returned', 'expired', 'idInUse'];

/** An entry under the id of the refused one that it replaces: others may refer to that. Under a new one where the server has stored it. */
export const withId = (fresh: Sent, refused: Unsent | undefined): Sent =>
  refused && !TAKEN.includes(refused.code ?? '') ? { ...fresh, id: refused.entry.id } : fresh;

/** What the server objected to and still reads as it did. */
export function stillSaid({ entry, issues = [] }: Unsent, now: Sent | undefined): Issue[] {
  return issues.filter(({ path }) => path !== '' && said(entry, path) === said(now, path));
}

/** The value at a JSON pointer, as text. */
function said(value: unknown, pointer: string): string | undefined {
  const steps = pointer.split('/').slice(1);
  const at = steps.reduce<unknown>((one, step) => (one as Values | null | undefined)?.[step], value);
  return JSON.stringify(at);
}
