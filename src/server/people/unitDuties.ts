import { z } from '@hono/zod-openapi';
import { daysOfMonth } from '../../domain/calendar/utc8.ts';
import { month } from '../../domain/journal/kind.ts';
import type { Person } from '../../domain/people/roles.ts';
import { type Route, route } from '../platform/http/route.ts';
import { freshen } from '../scorecards/fresh.ts';
import { rowsOf } from '../scorecards/read.ts';
import type { Services } from '../services.ts';

const MOST_ROWS = 5000;
const figures = z.object({
  required: z.int(),
  done: z.int(),
  state: z.enum(['met', 'open', 'missed', 'exempt', 'aim']),
  late: z.int(),
});

const answer = z.object({
  month: z.string(),
  asOf: z.string(),
  rows: z.array(
    z.object({
      officer: z.object({ id: z.string(), badge: z.string(), name: z.string() }),
      village: z.object({ id: z.string(), name: z.string() }),
      posting: z.enum(['contact', 'resident', 'auxiliary', 'acting']),
      duties: z.record(z.string(), figures),
    }),
  ),
});

/** What a department's own officers have to do in a month and have done: figures of their postings, nothing of the villages. */
export const unitDutiesRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/unit/duties',
    summary: "A month's duties of the department's own officers",
    tag: 'scorecards',
    permission: 'unitDuties.read',
    audit: 'unitDuties.read',
    query: z.strictObject({ month }),
    answer,
    handler: async ({ person, query }) => {
      const posted = await postedOf(services, unitsOf(person), query.month);
      const villages = [...new Set(posted.map(({ village }) => village))].sort();
      const officers = new Set(posted.map(({ officer }) => officer));
      await freshen(services, villages, query.month);
      const rows = await rowsOf(services, villages, query.month, { village: '', key: '' }, MOST_ROWS);
      return {
        month: query.month,
        asOf: services.clock.journalNow(),
        rows: rows.flatMap(({ officer, posting, village, duties }) =>
          officer !== null && posting !== null && officers.has(officer.id)
            ? [{ officer, village, posting, duties }]
            : [],
        ),
      };
    },
  }),
];

const unitsOf = (person: Person): string[] =>
  person.grants.filter(({ role }) => role === 'unit').map(({ area }) => area);

/** Postings in a month of the officers of these units. */
async function postedOf({ db }: Services, units: string[], of: string) {
  const { first, last } = daysOfMonth(of);
  return db
    .selectFrom('assignment')
    .innerJoin('officer', 'officer.id', 'assignment.officer')
    .select(['assignment.officer', 'village'])
    .where('unit', 'in', units)
    .where('fromDay', '<=', last)
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>=', first)]))
    .execute();
}
