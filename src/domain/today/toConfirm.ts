import { referring } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';

/**
 * Entries that name an officer as having been there (同行) or were noted for them (代录), and that they have not answered yet;
 * the newest first. One taken back asks nobody; an answer taken back is asked again.
 */
export function toConfirm(entries: readonly Entry[], officer: string): Effective[] {
  const { about } = referring(entries);
  const isTakenBack = (id: string) =>
    about(id).some((entry) => entry.kind === 'correction' && entry.body.action === 'withdraw');
  const isAnswered = (id: string) =>
    about(id).some((entry) => entry.kind === 'confirmation' && entry.author === officer && !isTakenBack(entry.id));
  return effective(entries)
    .filter((entry) => entry.onBehalfOf === officer || (entry.with ?? []).includes(officer))
    .filter((entry) => !isAnswered(entry.id))
    .reverse();
}
