import { z } from 'zod';
import { addDays, addMonths, daysOfMonth, monthOf, type Day } from '../calendar/utc8.ts';
import type { Kind } from '../journal/registry.ts';

/** The longest anything personal is kept (design.md, Retention; PIPL art. 19). Deployments can only shorten. */
export const longest = {
  /** Months after a dispute closed, and after it opened whatever became of it. */
  partiesAfterClosing: 24,
  partiesAfterOpening: 36,
  /** Contact of a request or complaint: days after it closed, months after it came. */
  contactDaysAfterClosing: 90,
  contactAfterOpening: 12,
  /** Registrations: days after `until`, months after they were made. */
  registrationDaysAfterUntil: 30,
  registrationAfterArrival: 12,
  /** Notes and typed texts: months after their case closed, or after what happened where there is no case. */
  texts: 24,
  /** Photos other than of agreements: months. */
  photos: 12,
  /** Audit lines: months. */
  audit: 36,
} as const;

/** Audit lines are kept at least so long (网络安全法 art. 21): months. */
export const AUDIT_LEAST = 6;

export type Retention = { [K in keyof typeof longest]: number };

const upTo = (most: number, least = 1) => z.int().min(least).max(most).default(most);

/** A deployment's retention: every figure optional, none longer than the maximum. */
export const retentionSchema = z.strictObject({
  partiesAfterClosing: upTo(longest.partiesAfterClosing),
  partiesAfterOpening: upTo(longest.partiesAfterOpening),
  contactDaysAfterClosing: upTo(longest.contactDaysAfterClosing),
  contactAfterOpening: upTo(longest.contactAfterOpening),
  registrationDaysAfterUntil: upTo(longest.registrationDaysAfterUntil),
  registrationAfterArrival: upTo(longest.registrationAfterArrival),
  texts: upTo(longest.texts),
  photos: upTo(longest.photos),
  audit: upTo(longest.audit, AUDIT_LEAST),
});

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
export function detailsExpireOn(kind: Kind, course: Course, kept: Retention = longest): Day {
  const { openedOn, closedOn } = course.case ?? { openedOn: course.occurredOn, closedOn: null };
  switch (kind) {
    case 'dispute': {
      const most = monthsAfter(openedOn, kept.partiesAfterOpening);
      return closedOn === null ? most : earlier(most, monthsAfter(closedOn, kept.partiesAfterClosing));
    }
    case 'request':
    case 'complaint': {
      const most = monthsAfter(openedOn, kept.contactAfterOpening);
      return closedOn === null ? most : earlier(most, addDays(closedOn, kept.contactDaysAfterClosing));
    }
    case 'registration': {
      const most = monthsAfter(course.occurredOn, kept.registrationAfterArrival);
      return course.until === undefined ? most : earlier(most, addDays(course.until, kept.registrationDaysAfterUntil));
    }
    default:
      throw new RangeError(`${kind} has no sealed details`);
  }
}

/** Names of doors and groups of the village: places, needed as long as the village is served. */
const PLACE_NAMES: readonly Kind[] = ['household', 'villageProfile'];

/**
 * The first day (UTC+8) on which an entry's note and typed texts are gone; null: not while its case is open, and not for the
 * names of doors and groups.
 */
export function textsExpireOn(kind: Kind, course: Course, kept: Retention = longest): Day | null {
  if (PLACE_NAMES.includes(kind)) return null;
  const from = course.case === undefined ? course.occurredOn : course.case.closedOn;
  return from === null ? null : monthsAfter(from, kept.texts);
}

/** The first day (UTC+8) on which an entry's photos are gone: those of a mediation (agreements) go with the parties. */
export function photosExpireOn(kind: Kind, course: Course, kept: Retention = longest): Day {
  return kind === 'mediation' ? detailsExpireOn('dispute', course, kept) : monthsAfter(course.occurredOn, kept.photos);
}

/** The first day (UTC+8) on which an audit line is gone. */
export const auditExpiresOn = (day: Day, kept: Retention = longest): Day => monthsAfter(day, kept.audit);
