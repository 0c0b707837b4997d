import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { count } from '../../domain/journal/kind.ts';
import { shapeWords } from '../../domain/language/shapeWords.ts';
import { ledgers, MOST_LINES } from '../../domain/numbers/ledgers.ts';
import { matchingSchema } from '../../domain/numbers/matching.ts';
import { namesSomebody } from '../../domain/numbers/read.ts';
import { reach, reaches, reachWithin } from '../../domain/people/permissions.ts';
import { lineOf } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { dropHistory, historyImports, historyOf, keepHistory, withoutText } from './history.ts';
import { ownerOf, remember } from './matchings.ts';
import { refuseOutOfReach, villageField } from './scope.ts';

const TAG = 'numbers';
const text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((said) => !namesSomebody(said), {
    params: { zh: '请不要写人名、证件号、电话等个人信息', en: 'Leave names, personal numbers and protected words out' },
  });
const ledger = z.enum(ledgers);
const line = z.object({
  id: z.uuid(),
  import: z.uuid(),
  ledger,
  on: z.string(),
  count: z.int().nullable(),
  text: z.string().nullable(),
  source: z.string(),
  importedAt: z.string(),
});

const keepRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/history',
    summary: 'Take in an old ledger as history: kept apart from the journals, in no figure. All of its lines or none',
    tag: TAG,
    permission: 'numbers.write',
    audit: 'written',
    bodyLimit: 4 * 1024 * 1024,
    body: z.strictObject({
      ledger,
      /** The file or sheet it comes from. */
      source: text.max(80),
      rows: z
        .array(
          z.strictObject({ village: villageField, on: dayField, count: count().optional(), text: text.optional() }),
        )
        .min(1)
        .max(MOST_LINES),
      matching: matchingSchema.optional(),
      dryRun: z.boolean().default(false),
    }),
    answer: z.object({
      id: z.uuid().optional(),
      /** Lines kept without their text: what happened so long ago is told in numbers only. */
      withoutText: z.int(),
    }),
    handler: async ({ person, body: { dryRun, matching, ...given }, requestId }) => {
      const { db, clock } = services;
      await refuseOutOfReach(db, person, given.rows, { twice: true });
      refuseFuture(given.rows, dayOf(clock.journalNow()));
      const told = { withoutText: await withoutText(services, given.rows) };
      if (dryRun) return told;
      const lineFor = (target: string) => lineOf(person, requestId, { action: 'history.import', target });
      const id = await keepHistory(services, given, { officer: person.id, line: lineFor });
      const remembered = { owner: ownerOf(person), purpose: 'history', by: person.id } as const;
      if (matching) await db.transaction().execute((tx) => remember(tx, clock, { ...remembered, matching }));
      return { id, ...told };
    },
  });

const TO_COME = { zh: '这一天还没有到', en: 'This day is still to come.' };

function refuseFuture(rows: readonly { on: string }[], today: string): void {
  const issues = rows.flatMap(({ on }, index) =>
    on <= today ? [] : [{ path: `/body/rows/${index}/on`, code: 'in_future', message: TO_COME }],
  );
  if (issues.length > 0) throw new Problem('invalid', issues);
}

const readRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/history',
    summary: "A village's lines of old ledgers, the latest first; marked as history wherever they are shown",
    tag: TAG,
    permission: 'history.read',
    audit: 'history.read',
    query: z.strictObject({
      village: villageId,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      before: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d~[0-9a-f-]{36}$/, 'not_a_cursor')
        .optional()
        .openapi({ description: '`next` of the page before.' }),
    }),
    answer: z.object({ lines: z.array(line), next: z.string().optional() }),
    handler: async ({ person, query: { village, limit, before } }) => {
      if (!reaches(person, 'history.read', village)) throw new Problem('not_found');
      const found = await historyOf(db, { village, before: checkedCursor(before), limit: limit + 1 });
      const lines = found.slice(0, limit);
      const last = lines.at(-1);
      return { lines, ...(found.length > limit && last && { next: `${last.on}~${last.id}` }) };
    },
  });

/** A cursor that no page gave. */
function checkedCursor(before: string | undefined): string | undefined {
  if (before === undefined) return undefined;
  const [on, id] = before.split('~');
  if (dayField.safeParse(on).success && z.uuid().safeParse(id).success) return before;
  throw new Problem('invalid', [{ path: '/query/before', code: 'not_a_cursor', message: shapeWords.not_a_cursor }]);
}

const importsRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/history/imports',
    summary: 'Which old ledgers were taken in for an area, by whom and when',
    tag: TAG,
    permission: 'numbers.write',
    audit: 'none',
    query: z.strictObject({ area: areaId }),
    answer: z.object({
      imports: z.array(
        z.object({
          id: z.uuid(),
          ledger,
          source: z.string(),
          lines: z.int(),
          villages: z.int(),
          importedAt: z.string(),
          by: z.object({ badge: z.string(), name: z.string() }).nullable(),
        }),
      ),
    }),
    handler: async ({ person, query: { area } }) => {
      const areas = reachWithin(person, 'numbers.write', area);
      if (areas.length === 0) throw new Problem('not_found');
      return { imports: await historyImports(db, areas) };
    },
  });

const dropRoute = (services: Services): Route =>
  route({
    method: 'delete',
    path: '/api/history/imports/{id}',
    summary: 'Take an import of an old ledger back, as far as its villages are within reach',
    tag: TAG,
    permission: 'numbers.write',
    audit: 'written',
    params: z.object({ id: z.uuid().toLowerCase() }),
    answer: z.object({ lines: z.int() }),
    handler: async ({ person, params: { id }, requestId }) => {
      const audited = lineOf(person, requestId, { action: 'history.drop', target: id });
      const lines = await dropHistory(services, id, reach(person, 'numbers.write'), audited);
      if (lines === 0) throw new Problem('not_found');
      return { lines };
    },
  });

/** Old ledgers as history. */
export const historyRoutes = (services: Services): Route[] => [
  keepRoute(services),
  readRoute(services),
  importsRoute(services),
  dropRoute(services),
];
