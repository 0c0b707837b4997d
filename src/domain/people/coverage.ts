import { addDays, type Day } from '../calendar/utc8.ts';
import { type Duty, covers } from './assignments.ts';

/** A village as coverage sees it on a day: open, in the scheme or not, and its postings around that day. */
export interface VillageOn {
  id: string;
  name: string;
  inScheme: boolean;
  postings: readonly PostingOn[];
}

export interface PostingOn {
  assignment: string;
  officer: string;
  badge: string;
  name: string;
  duty: Duty;
  lead: boolean;
  from: Day;
  to: Day | null;
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

const SOON = 30;

/** Coverage of villages on a day. Of disjoint sets of villages the parts add up to the whole. */
export function coverageOf(villages: readonly VillageOn[], on: Day): Coverage {
  const inScheme = villages.filter((village) => village.inScheme);
  const having = (holds: (posting: PostingOn) => boolean) =>
    inScheme.filter((village) => present(village, on).some(holds));
  const leads = (village: VillageOn) => present(village, on).filter((posting) => posting.lead);
  return {
    areas: villages.length,
    villages: inScheme.length,
    covered: having((posting) => posting.lead).length,
    resident: having((posting) => posting.duty === 'resident').length,
    contact: having((posting) => posting.duty === 'contact').length,
    uncovered: inScheme.filter((village) => leads(village).length === 0).map(named),
    doubled: villages
      .filter((village) => leads(village).length > 1)
      .map((village) => ({ ...named(village), leads: leads(village) })),
    endingSoon: villages.flatMap((village) =>
      present(village, on)
        .filter((posting) => posting.duty !== 'acting' && posting.to !== null && posting.to <= addDays(on, SOON))
        .map((posting) => ({ ...named(village), posting })),
    ),
  };
}

const present = (village: VillageOn, on: Day): PostingOn[] => village.postings.filter((posting) => covers(posting, on));
const named = ({ id, name }: Named): Named => ({ id, name });
