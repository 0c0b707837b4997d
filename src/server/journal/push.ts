import { epochOf } from '../../domain/calendar/utc8.ts';
import type { Issue } from '../../domain/journal/issue.ts';
import type { Language } from '../../domain/language/sentences.ts';
import { readSent } from '../../domain/journal/sent.ts';
import type { Person } from '../../domain/people/roles.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import type { Arrival, Outcome } from './arrival.ts';

export const LARGEST_PUSH = 200;

/** What a phone sends: its outbox, or a part of it. */
export interface Push {
  officer?: string | undefined;
  sentAt?: string | undefined;
  entries: unknown[];
}

/** What became of one entry; `id` as sent, null when it had none. */
export interface Result {
  id: string | null;
  status: Outcome['status'];
  number?: number;
  digest?: string;
  code?: string;
  issues?: Issue[];
}

/**
 * Takes in a push, entry by entry; results in the order sent, durable. An outbox belongs to one officer: sent in someone
 * else's session, nothing of it is stored.
 */
export async function receivePush(
  { append, clock }: Pick<Services, 'append' | 'clock'>,
  person: Person,
  push: Push,
  { requestId, language }: { requestId: string; language: Language },
): Promise<{ results: Result[] }> {
  if (push.entries.length > LARGEST_PUSH) throw new Problem('too_many');
  if (push.officer !== undefined && push.officer.toLowerCase() !== person.id) {
    throw new Problem('outbox_of_someone_else');
  }
  const receivedAt = clock.journalNow();
  const skewSeconds = push.sentAt === undefined ? undefined : (epochOf(push.sentAt) - epochOf(receivedAt)) / 1000;
  const results: Result[] = [];
  const arrivals: Arrival[] = [];
  const places: number[] = [];
  for (const [place, raw] of push.entries.entries()) {
    const read = readSent(raw, language);
    if (read.faults) results[place] = { id: idOf(raw), status: 'refused', ...read.faults };
    else {
      arrivals.push({ sent: read.sent, author: person, request: requestId, receivedAt, skewSeconds, language });
      places.push(place);
    }
  }
  const outcomes = arrivals.length === 0 ? [] : await append.push(arrivals);
  for (const [at, place] of places.entries()) results[place] = outcomes[at]!;
  return { results };
}

function idOf(raw: unknown): string | null {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}
