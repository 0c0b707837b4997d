import { z } from 'zod';
import { addDays, addMonths, daysOfMonth, monthOf, type Day } from '../calendar/utc8.ts';
import type { Kind } from '../journal/registry.ts';

/** The longest anything personal is kept (docs/rules.md, Retention; PIPL art. 19). Deployments can only shorten. */
export const retention = {
  /** Parties of a dispute, whatever became of it. */
  disputeParties: { monthsAfterClosing: 24, monthsAfterOpening: 36 },
  /** Who asked or complained. */
  contact: { daysAfterClosing: 90, monthsAfterOpening: 12 },
  registration: { daysAfterUntil: 30, months: 12 },
  /** Notes and typed texts of a case; of one that nobody ever closes, too (red line R9). */
  caseTexts: { monthsAfterClosing: 24, monthsAfterOpening: 36 },
  /** Notes and typed texts of what belongs to no case. */
  otherTexts: { months: 24 },
  /** Photos other than those of agreements, which go with the parties. */
  photos: { months: 12 },
  /** What stands apart and nobody decided on, or was given back. */
  held: { months: 12 },
  audit: { months: 36 },
} as const;

/** Days after which a photo goes that no entry refers to, or whose entry was withdrawn: phones send the text first. */
export const PHOTO_WITHOUT_ENTRY = 7;

/** Audit lines are kept at least so long (网络安全法 art. 21): months. */
export const AUDIT_LEAST = 6;

type Lengths<T> = { [K in keyof T]: { [P in keyof T[K]]: number } };
export type Retention = Lengths<typeof retention>;

/** A deployment's retention: every figure optional, none longer than the maximum. */
export const retentionSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(retention).map(([what, lengths]) => {
      const least = what === 'audit' ? AUDIT_LEAST : 1;
      const figures = Object.entries(lengths as Record<string, number>).map(([from, most]) => [
        from,
        z.int().min(least).max(most).default(most),
      ]);
      return [what, z.strictObject(Object.fromEntries(figures) as Record<string, z.ZodType<number>>).prefault({})];
    }),
  ),
) as unknown as z.ZodType<Retention>;

/** The retention of a deployment that kept these figures: never longer than the maximum of today's code. */
export function shortenedTo(kept: unknown): Retention {
  const figures = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<
    Record<string, Record<string, number>>
  >;
  const of = ([what, lengths]: [string, Record<string, number>]) => {
    const each = Object.entries(lengths).map(([from, most]) => [from, Math.min(most, figures[what]?.[from] ?? most)]);
    return [what, Object.fromEntries(each)];
  };
  return Object.fromEntries(Object.entries(retention).map(of)) as Retention;
}

/** When an entry happened and what became of its case. `closedOn`: null while it waits for someone. */
export interface Course {
  occurredOn: Day;
  case?: { openedOn: Day; closedOn: Day | null } | undefined;
  /** A registration's own last day. */
  until?: Day | undefined;
}

/** The day so many months later; the last of the month where it has no such day. */
export function monthsAfter(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const { last } = daysOfMonth(month);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * The first day (UTC+8) on which sealed details are gone. `kind`: that of the entry, for a correction's own details that of
 * the entry it corrects. Throws RangeError for kinds without sealed details.
 */
export function detailsExpireOn(kind: Kind, course: Course, kept: Retention = retention): Day {
  const { openedOn, closedOn } = course.case ?? { openedOn: course.occurredOn, closedOn: null };
  switch (kind) {
    case 'dispute': {
      const most = monthsAfter(openedOn, kept.disputeParties.monthsAfterOpening);
      return closedOn === null ? most : earlier(most, monthsAfter(closedOn, kept.disputeParties.monthsAfterClosing));
    }
    case 'request':
    case 'complaint': {
      const most = monthsAfter(openedOn, kept.contact.monthsAfterOpening);
      return closedOn === null ? most : earlier(most, addDays(closedOn, kept.contact.daysAfterClosing));
    }
    case 'registration': {
      const most = monthsAfter(course.occurredOn, kept.registration.months);
      return course.until === undefined ? most : earlier(most, addDays(course.until, kept.registration.daysAfterUntil));
    }
    default:
      throw new RangeError(`${kind} has no sealed details`);
  }
}

/** Names of doors and groups of the village: places, needed as long as the village is served. */
const PLACE_NAMES: readonly Kind[] = ['household', 'villageProfile'];
/** Typed texts of these kinds, and of what corrects them, that name no place. */
const REMARKS: readonly string[] = ['/note', '/body/reason', '/body/changes/note'];

/**
 * The first day (UTC+8) on which a typed text is gone; `pointer` says which of the entry's. `kind`: that of the entry, for a
 * step or correction that of the entry it is about. Null: never, for the names of doors and groups. Texts of a case wait for
 * its end, but not for ever.
 */
export function textsExpireOn(kind: Kind, pointer: string, course: Course, kept: Retention = retention): Day | null {
  if (PLACE_NAMES.includes(kind) && !REMARKS.includes(pointer)) return null;
  if (course.case === undefined) return monthsAfter(course.occurredOn, kept.otherTexts.months);
  const { openedOn, closedOn } = course.case;
  return closedOn === null
    ? monthsAfter(openedOn, kept.caseTexts.monthsAfterOpening)
    : monthsAfter(closedOn, kept.caseTexts.monthsAfterClosing);
}

/** The first day (UTC+8) on which an entry's photos are gone: those of a mediation (agreements) go with the parties. */
export function photosExpireOn(kind: Kind, course: Course, kept: Retention = retention): Day {
  return kind === 'mediation'
    ? detailsExpireOn('dispute', course, kept)
    : monthsAfter(course.occurredOn, kept.photos.months);
}

/** The first day (UTC+8) on which an audit line is gone. */
export const auditExpiresOn = (day: Day, kept: Retention = retention): Day => monthsAfter(day, kept.audit.months);
