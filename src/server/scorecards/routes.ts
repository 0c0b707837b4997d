import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { dutyIds } from '../../domain/duties/duty.ts';
import { closesAt } from '../../domain/duties/ofMonth.ts';
import { month } from '../../domain/journal/kind.ts';
import { reaches, reachWithin, unitsOf } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { policyBy } from '../policies/policyBy.ts';
import { evidenceOf, inputsOf } from './evidence.ts';
import { readFresh } from './fresh.ts';
import type { CountingServices } from './turns.ts';
import { inOrder, judgedIn, keyOf, phonesIn, rowsIn, type ScorecardRow, standing } from './read.ts';
import { byArea, sumsIn } from './sums.ts';
import { unitDays, unitDuties } from './unitDuties.ts';

/** Where a page ended: village, posting and officer; as it stands in an address, without escapes. */
const CURSOR = /^[0-9A-Z]{12}~([a-z]+~[0-9a-f-]{36})?$/;

const named = z.object({ id: z.string(), name: z.string() });
const state = z.enum(['met', 'open', 'missed', 'exempt', 'aim']);
const figures = z.object({ required: z.int(), done: z.int(), state, late: z.int() });
const areaFigures = z.object({
  met: z.int(),
  open: z.int(),
  missed: z.int(),
  exempt: z.int(),
  aim: z.int(),
  required: z.int(),
  done: z.int(),
  of: z.int(),
});
const posting = z.enum(['contact', 'resident', 'auxiliary', 'acting']);
const row = z.object({
  village: named,
  officer: z.object({ id: z.string(), badge: z.string(), name: z.string() }).nullable(),
  posting: posting.nullable(),
  duties: z.record(z.string(), figures),
});
const areaRow = z.object({ area: named, villages: z.int(), duties: z.record(z.string(), areaFigures) });

const scorecard = z.object({
  area: z.string(),
  month: z.string(),
  policy: z.object({ id: z.string(), version: z.int() }).nullable(),
  policyNames: z.object({ zh: z.string(), en: z.string() }).nullable(),
  asOf: z.string(),
  closed: z.boolean(),
  closesAt: z.string().nullable().openapi({ description: 'When the month closes unless something held is undecided.' }),
  heardFrom: z.object({ devices: z.int(), of: z.int() }),
  rows: z.union([z.array(row), z.array(areaRow)]),
  next: z.string().optional(),
});

/** What of an area a person may see; nothing there is the same as nothing at all (R7). */
function within(person: Person, area: string): string[] {
  const areas = reachWithin(person, 'scorecards.read', area);
  if (areas.length === 0) throw new Problem('not_found');
  return areas;
}

const scorecardRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/scorecards',
    summary: "An area's month: what is asked and done, by posting and village, or by area one level down",
    tag: 'scorecards',
    permission: 'scorecards.read',
    audit: 'scorecard.read',
    query: z.strictObject({
      area: areaId,
      month,
      by: z.literal('area').optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
      cursor: z.string().regex(CURSOR, 'not_a_cursor').optional(),
    }),
    answer: scorecard,
    handler: async ({ person, query }) => readScorecard(services, within(person, query.area), query),
  });

const evidenceRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/scorecards/evidence',
    summary: 'The entries behind one figure: which count, which do not, and why',
    tag: 'scorecards',
    permission: 'scorecards.read',
    audit: 'scorecard.evidence',
    query: z.strictObject({
      village: villageId,
      month,
      duty: z.enum(dutyIds),
      officer: z.uuid().optional(),
      posting: posting.optional(),
    }),
    answer: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          number: z.int(),
          counted: z.boolean(),
          why: z.string(),
          kind: z.string(),
          what: z.object({ zh: z.string(), en: z.string() }),
          occurredAt: z.string(),
          author: z.string().nullable(),
        }),
      ),
    }),
    handler: async ({ person, query }) => {
      within(person, query.village);
      return { entries: await evidenceOf(services, query.village, query.month, query.duty, query) };
    },
  });

const dutiesRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/duties',
    summary: "What a village's month is judged by: exactly the other arguments of `assess`",
    tag: 'scorecards',
    permission: 'duties.read',
    audit: 'duties.read',
    query: z.strictObject({ village: villageId, month }),
    answer: z.object({
      policy: z.unknown(),
      postings: z.array(z.unknown()),
      absences: z.array(z.unknown()),
      closed: z.string().nullable(),
      lastNumber: z.int().optional(),
      elsewhere: z.unknown().optional(),
      holidays: z.unknown(),
    }),
    handler: async ({ person, query }) => {
      if (!reaches(person, 'duties.read', query.village)) throw new Problem('not_found');
      const inputs = await inputsOf(services, query.village, query.month);
      if (!inputs) throw new Problem('not_found');
      return { ...inputs, holidays: services.holidays };
    },
  });

const unitDutiesRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/unit-duties',
    summary: "What a department's own officers have done and still have to do; nothing else about their villages",
    tag: 'scorecards',
    permission: 'unitDuties.read',
    audit: 'unitDuties.read',
    query: z.strictObject({ month }),
    answer: z.object({ month: z.string(), asOf: z.string(), rows: z.array(row) }),
    handler: async ({ person, query, audited }) => {
      audited({ target: unitsOf(person).join(' ') });
      const rows = await unitDuties(services, unitsOf(person), query.month);
      return { month: query.month, asOf: services.clock.journalNow(), rows };
    },
  });

const unitDaysRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/unit-duties/days',
    summary:
      "The days behind a figure of a department's own officer, with how many entries counted; nothing else of them",
    tag: 'scorecards',
    permission: 'unitDuties.read',
    audit: 'unitDuties.days',
    query: z.strictObject({ month, village: villageId, officer: z.uuid(), posting, duty: z.enum(dutyIds) }),
    answer: z.strictObject({ days: z.array(z.strictObject({ on: z.string(), entries: z.int() })) }),
    handler: async ({ person, query, audited }) => {
      audited({ target: query.officer });
      const days = await unitDays(services, unitsOf(person), query);
      if (!days) throw new Problem('not_found');
      return { days };
    },
  });

/** Scorecards (月度履职情况): by village and posting, or summed by area; each figure with its entries. Never a ranking (R16). */
export const scorecardRoutes = (services: Services): Route[] => [
  scorecardRoute(services),
  evidenceRoute(services),
  dutiesRoute(services),
  unitDutiesRoute(services),
  unitDaysRoute(services),
];

interface Asked {
  area: string;
  month: string;
  by?: 'area' | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * A month of what someone may see of an area (`areas`), fresh; all of it read together. `heardFrom`: officers posted in the area
 * that month (`of`), and those of them whose phone pushed or pulled in the last 24 hours; of a closed month: on its last day.
 */
export async function readScorecard(services: CountingServices, areas: string[], asked: Asked) {
  const { month, by, limit } = asked;
  const after = cursorOf(asked.cursor);
  const now = services.clock.journalNow();
  const found = await readFresh(services, areas, month, async (sender, range, index) => {
    const [judged, phones, sums, rows] = await Promise.all([
      judgedIn(sender, range, month),
      index === 0 ? phonesIn(sender, areas, month, now) : undefined,
      by === 'area' ? sumsIn(sender, range, asked.area, month) : [],
      by === 'area' ? [] : rowsIn(sender, range, month, after, limit + 1),
    ]);
    return { judged, phones, sums, rows };
  });
  const { policy: judge, closed } = standing(found.flatMap(({ judged }) => judged));
  const policy = judge && (await policyBy(services.db, judge));
  const { of, lately, onLastDay } = found[0]?.phones ?? { of: 0, lately: 0, onLastDay: 0 };
  const answer = {
    area: asked.area,
    month,
    policy: judge,
    policyNames: policy && policy.names,
    closesAt: policy && closesAt(policy, month),
    asOf: services.clock.journalNow(),
    closed: closed && month < monthOf(services.clock.journalNow()),
    heardFrom: { devices: closed ? onLastDay : lately, of },
  };
  if (by === 'area') return { ...answer, rows: byArea(found.flatMap(({ sums }) => sums)) };
  return {
    ...answer,
    ...pageOf(
      found.flatMap(({ rows }) => rows),
      limit,
    ),
  };
}

function pageOf(found: ScorecardRow[], limit: number): { rows: ScorecardRow[]; next?: string } {
  const rows = inOrder(found, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, ...(rows.length > limit && last && { next: keyOf(last).replaceAll(' ', '~') }) };
}

function cursorOf(cursor: string | undefined): { village: string; key: string } {
  const [village = '', ...key] = (cursor ?? '').split('~');
  return { village, key: key.join(' ') };
}
