import { addDays, dayOf, type Day, type Instant } from '../calendar/utc8.ts';

/** When a round was, by what is said of it: at its end, once that is past. Undefined for any other kind. */
export function roundEnded(kind: string, { endedAt }: { endedAt?: unknown }, now: Instant): Instant | undefined {
  return kind === 'patrol' && typeof endedAt === 'string' && endedAt <= now ? endedAt : undefined;
}

/**
 * The day at UTC+8 on which an entry counts: the one it happened on; for a patrol noted after midnight the day it began. More
 * than a night is not bridged.
 */
export function dayCounted(entry: { kind: string; occurredAt: Instant; body: object }): Day {
  const day = dayOf(entry.occurredAt);
  const { startedAt } = entry.body as { startedAt?: Instant };
  if (entry.kind !== 'patrol' || startedAt === undefined) return day;
  const first = dayOf(startedAt);
  return addDays(first, 1) === day ? first : day;
}
