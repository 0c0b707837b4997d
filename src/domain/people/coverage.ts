import { addDays, type Day } from '../calendar/utc8.ts';
import { type Duty, covers } from './assignments.ts';

/** A posting as far as it matters for who leads a village, and until when. */
export interface Leading {
  duty: Duty;
  lead: boolean;
  from: Day;
  to: Day | null;
}

/** A village on a day: in the scheme or not, with its postings around that day. */
export interface Standing<Posting extends Leading = Leading> {
  inScheme: boolean;
  postings: readonly Posting[];
}

/** A village as coverage sees it on a day: open, in the scheme or not, and its postings around that day. */
export interface VillageOn extends Standing<PostingOn> {
  id: string;
  name: string;
}

export interface PostingOn extends Leading {
  assignment: string;
  officer: string;
  badge: string;
  name: string;
}

export interface Named {
  id: string;
  name: string;
}

/** Who looks after the villages of an area on a day. */
export interface Coverage {
  /** Villages and communities known. */
  areas: number;
  /** Those in the scheme; the next three count among these. */
  villages: number;
  /** With a lead. */
  covered: number;
  /** With at least one such posting. */
  resident: number;
  contact: number;
  uncovered: Named[];
  /** With more than one lead, in the scheme or not: the page names all of them. */
  doubled: (Named & { leads: PostingOn[] })[];
  /** Postings whose last day lies within the next 30 days; acting ones end with their absence and are not meant. */
  endingSoon: (Named & { posting: PostingOn })[];
}

/** What stands out of a village at a glance, most urgent first; `outside` the scheme nobody is asked for. */
export const standings = ['gap', 'double', 'ending', 'covered', 'outside'] as const;
export type VillageStanding = (typeof standings)[number];

const SOON = 30;

/** Coverage of villages on a day. Of disjoint sets of villages the parts add up to the whole. */
export function coverageOf(villages: readonly VillageOn[], on: Day): Coverage {
  const inScheme = villages.filter((village) => village.inScheme);
  const having = (holds: (posting: PostingOn) => boolean) =>
    inScheme.filter((village) => present(village, on).some(holds));
  return {
    areas: villages.length,
    villages: inScheme.length,
    covered: having((posting) => posting.lead).length,
    resident: having((posting) => posting.duty === 'resident').length,
    contact: having((posting) => posting.duty === 'contact').length,
    uncovered: inScheme.filter((village) => leadsOn(village, on).length === 0).map(named),
    doubled: villages
      .filter((village) => leadsOn(village, on).length > 1)
      .map((village) => ({ ...named(village), leads: leadsOn(village, on) })),
    endingSoon: villages.flatMap((village) =>
      present(village, on)
        .filter((posting) => endsSoon(posting, on))
        .map((posting) => ({ ...named(village), posting })),
    ),
  };
}

/** A village's standing on a day. Two leads are seen in the scheme or not; for the rest see `coverageOf`. */
export function standingOn(village: Standing, on: Day): VillageStanding {
  const leads = leadsOn(village, on);
  if (leads.length > 1) return 'double';
  if (!village.inScheme) return 'outside';
  if (leads.length === 0) return 'gap';
  return leads.some((posting) => endsSoon(posting, on)) ? 'ending' : 'covered';
}

/** Whom the board names on a day; there should be one. */
export const leadsOn = <P extends Leading>(village: Standing<P>, on: Day): P[] =>
  present(village, on).filter((posting) => posting.lead);

const endsSoon = (posting: Leading, on: Day): boolean =>
  posting.duty !== 'acting' && posting.to !== null && posting.to <= addDays(on, SOON);

const present = <P extends Leading>(village: Standing<P>, on: Day): P[] =>
  village.postings.filter((posting) => covers(posting, on));
const named = ({ id, name }: Named): Named => ({ id, name });
