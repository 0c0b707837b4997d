import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Issue } from '../../domain/journal/issue.ts';
import type { Language } from '../../domain/language/sentences.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import type { Person } from '../../domain/people/roles.ts';

/** Who an entry is from: a signed-in person, somebody on the public page, or the server itself. */
export type Author = Person | 'villager' | 'system';

/** A checked entry on its way into a journal. */
export interface Arrival {
  sent: Sent;
  author: Author;
  request: string;
  /** The first arrival: a held entry keeps it when it is accepted later. */
  receivedAt: Instant;
  /** How far the push's `sentAt` lay off the server's clock. */
  skewSeconds?: number | undefined;
  language: Language;
  /** It was held, and someone decided to take it. */
  decision?: Decision | undefined;
}

/** Who took a held entry, and why. */
export interface Decision {
  by: Person;
  reason: string;
  request: string;
}

/** What became of one entry. */
export type Outcome =
  | { id: string; status: 'accepted' | 'duplicate'; number: number; digest: string }
  | { id: string; status: 'held'; code: string; issues?: Issue[] }
  | { id: string; status: 'refused'; code: string; issues: Issue[] };

/** Officer id, `villager` or `system`. */
export const authorOf = ({ author }: Pick<Arrival, 'author'>): string =>
  typeof author === 'string' ? author : author.id;

/** What the sealed details of an entry are bound to: elsewhere they do not open. */
export const boundOf = ({ village, id }: { village: string; id: string }): string => `${village} ${id}`;
