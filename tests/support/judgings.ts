import { personOf } from './judged.ts';
import type { Judged } from '../../src/domain/people/entryAccess.ts';
import type { Person } from '../../src/domain/people/roles.ts';
import { judge, type Facts, type Target } from '../../src/domain/journal/judge.ts';
import type { Sent } from '../../src/domain/journal/sent.ts';

export const VILLAGE = '341622101210';
export const NEXT_DOOR = '341622101211';
export const FAR = '341622109200';
export const RECEIVED = '2014-11-07T12:00:00.000+08:00';

export const officer = personOf('officer', { within: [VILLAGE] });
export const clerk = personOf('station', { within: [VILLAGE, NEXT_DOOR] });
export const committee = personOf('committee', { within: [VILLAGE] });
export const elsewhere = personOf('officer', { within: [FAR] });

export const spell = (village: string, from = '2014-06-30', to: string | null = null) => ({ village, from, to });
/** Someone posted next door, of the same station. */
export const colleague = { postings: [spell(NEXT_DOOR)], stations: [] };
export const stations = [
  { ...spell(VILLAGE, '2013-01-01'), station: '341622101' },
  { ...spell(NEXT_DOOR, '2013-01-01'), station: '341622101' },
  { ...spell(FAR, '2013-01-01'), station: '341622109' },
];

/** An entry of the village as `readSent` gives it. */
export function sent(kind: string, more: Partial<Sent> = {}): Sent {
  return {
    id: '0147c6f1-8a00-7000-8000-000000000001',
    village: VILLAGE,
    kind: kind as Sent['kind'],
    occurredAt: '2014-11-07T09:00:00.000+08:00',
    recordedAt: '2014-11-07T09:01:00.000+08:00',
    onSite: true,
    body: {},
    ...more,
  };
}

/** One about `target`. */
export const about = (kind: string, more: Partial<Sent> = {}): Sent => sent(kind, { about: 'the target', ...more });

/** What `about` names: someone else's, of the day before. */
export function target(kind: string, more: Partial<Target> = {}): Target {
  const occurredAt = '2014-11-06T09:00:00.000+08:00';
  return { id: 'the target', kind, village: VILLAGE, author: 'someone', body: {}, occurredAt, held: false, ...more };
}

/** One line of a table that a clerk can read. */
export interface Case {
  fact: string;
  sent: Sent;
  by?: Person;
  postings?: Facts['postings'];
  target?: Target;
  more?: Partial<Facts>;
  becomes: string;
}

/** `accepted`, or how and why not, with the seconds a clock was off. */
export function become({ sent: entry, by = officer, postings = [spell(VILLAGE)], target: found, more }: Case): string {
  const around = found === undefined ? {} : { target: found, case: caseOf(found) };
  const result = judge(entry, {
    person: by,
    receivedAt: RECEIVED,
    postings,
    companions: [colleague],
    stations,
    around,
    ...more,
  });
  if (result.status === 'accept') return 'accepted';
  const skew = result.status === 'held' && result.skewSeconds !== undefined ? ` ${result.skewSeconds}` : '';
  return `${result.status} ${result.code}${skew}`;
}

const caseOf = (opening: Judged) => ({ opening, harm: false, committee: true, officers: [] });
export const amendment = (changes: object, more: Partial<Sent> = {}) =>
  about('correction', { body: { action: 'amend', reason: '写错了', changes }, ...more });
export const mine = { author: 'me' };
/** Five minutes and a second after the server received it. */
export const later = '2014-11-07T12:05:01.000+08:00';
