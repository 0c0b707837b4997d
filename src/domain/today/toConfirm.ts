import { referring } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import { byRecording, type Entry, type EntryOf } from '../journal/entry.ts';

type Said = EntryOf<'confirmation'>['body']['answer'];

/** Whether an entry names an officer as having been there (同行) or was noted for them (代录). */
export const names = ({ onBehalfOf, with: named = [] }: Entry, officer: string): boolean =>
  onBehalfOf === officer || named.includes(officer);

/** What an officer said of entries that name them, by their ids: their last word, without those taken back. */
export function saidBy(entries: readonly Entry[], officer: string): ReadonlyMap<string, Said> {
  const { about } = referring(entries);
  const isTakenBack = (id: string) =>
    about(id).some((entry) => entry.kind === 'correction' && entry.body.action === 'withdraw');
  const said = entries.filter(
    (entry): entry is EntryOf<'confirmation'> =>
      entry.kind === 'confirmation' && entry.author === officer && !isTakenBack(entry.id),
  );
  return new Map(said.sort(byRecording).map(({ about: id = '', body }) => [id, body.answer]));
}

/** Entries that name an officer and that they have not answered yet; the newest first. One taken back asks nobody; an answer taken back is asked again. */
export function toConfirm(entries: readonly Entry[], officer: string): Effective[] {
  const said = saidBy(entries, officer);
  return effective(entries)
    .filter((entry) => names(entry, officer) && !said.has(entry.id))
    .reverse();
}
