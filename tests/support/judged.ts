import type { Judged } from '../../src/domain/people/entryAccess.ts';
import type { Person, Role } from '../../src/domain/people/roles.ts';

export const VILLAGE = '341622101210';
export const OTHER = '341622101211';
export const COUNTY = '341622';

/** Someone holding one role over the village (a bureau: over its county). */
export const personOf = (role: Role, over: Partial<Person> & { within?: string[]; area?: string } = {}): Person => ({
  id: 'me',
  badge: '1',
  name: '一',
  grade: 'police',
  session: 's',
  postings: [],
  grants: [
    { role, area: over.area ?? '', within: over.within ?? [role === 'bureau' ? COUNTY : VILLAGE], name: '夜巡队' },
  ],
  ...over,
});

let last = 0;
/** An entry of the village by someone else, unless said otherwise. */
export const entry = (kind: string, over: Partial<Judged> = {}): Judged => ({
  id: `e${(last += 1)}`,
  kind,
  village: VILLAGE,
  author: 'someone',
  body: {},
  ...over,
});

/** The lines of a table drawn in a test, split at blanks. */
export const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
