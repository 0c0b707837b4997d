import { z } from '@hono/zod-openapi';
import { caseCounts } from '../../domain/caseCounts/caseCounts.ts';
import { month } from '../../domain/journal/kind.ts';
import { matchingSchema, type Matching, type Purpose } from '../../domain/numbers/matching.ts';
import { gridOf, withoutPersons } from '../../domain/numbers/persons.ts';
import { reach } from '../../domain/people/permissions.ts';
import { populationCount } from '../../domain/population/populationCount.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { readUpload } from '../imports/readUpload.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { takeCounts } from './counts.ts';
import { matchingsOf, ownerOf, remember, villagesWithin } from './matchings.ts';
import { refuseOutOfReach, villageField } from './scope.ts';

const TAG = 'numbers';
const LARGEST = 16 * 1024 * 1024;
const MOST_ROWS = 20_000;

const matchings = z.object({
  caseCounts: matchingSchema.optional(),
  populationCount: matchingSchema.optional(),
  history: matchingSchema.optional(),
});
const taken = z.object({
  village: z.string(),
  what: z.enum(['new', 'corrected', 'unchanged', 'refused']),
  before: z.record(z.string(), z.unknown()).optional(),
  message: z.string().optional(),
});
/** What every import of numbers takes beside its rows. */
const around = {
  month,
  /** How the sheet was read, to be remembered for next month. */
  matching: matchingSchema.optional(),
  /** Say what would become of each row, and store nothing. */
  dryRun: z.boolean().default(false),
};
const { residents, away, returned, incoming } = populationCount.body.shape;

const surroundingsRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/numbers',
    summary: "What a sheet is matched with: the villages within reach, and how the station's sheets were read before",
    tag: TAG,
    permission: 'numbers.write',
    audit: 'none',
    answer: z.object({
      villages: z.array(
        z.object({ id: z.string(), name: z.string(), officialCode: z.string().nullable(), township: z.string() }),
      ),
      matchings,
    }),
    handler: async ({ person }) => ({
      villages: await villagesWithin(services.db, reach(person, 'numbers.write')),
      matchings: await matchingsOf(services.db, ownerOf(person)),
    }),
  });

const sheetsRoute = (): Route =>
  route({
    method: 'post',
    path: '/api/numbers/sheets',
    summary: 'The sheets of a file as cells, without the columns that are about persons; nothing is stored',
    tag: TAG,
    permission: 'numbers.write',
    audit: 'numbers.read',
    bodyLimit: LARGEST,
    body: z.strictObject({
      file: z.string().trim().min(1).max(120),
      /** The bytes of a CSV or XLSX file. */
      content: z.base64(),
    }),
    answer: z.object({
      sheets: z.array(
        z.object({
          sheet: z.string(),
          headings: z.array(z.string()),
          rows: z.array(z.array(z.string())),
          /** Headings of the columns that were left out. */
          dropped: z.array(z.string()),
        }),
      ),
    }),
    handler: async ({ body: { file, content } }) => {
      const read = await readUpload(content, file, '/body/content');
      const sheets = read
        .map(({ name, rows }) => ({ sheet: name, ...withoutPersons(gridOf(rows)) }))
        .filter(({ headings }) => headings.length > 0);
      if (sheets.some(({ rows }) => rows.length > MOST_ROWS)) throw new Problem('too_large');
      return { sheets };
    },
  });

const caseCountsRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/numbers/case-counts',
    summary: "Take in a month's case counts, an entry per village; a month that is there already is corrected",
    tag: TAG,
    permission: 'caseCounts.write',
    audit: 'written',
    body: z.strictObject({
      ...around,
      codeList: caseCounts.body.shape.codeList,
      rows: z
        .array(z.strictObject({ village: villageField, counts: caseCounts.body.shape.counts }))
        .min(1)
        .max(2000),
    }),
    answer: z.object({ rows: z.array(taken) }),
    handler: async ({ body: { rows, codeList, matching, ...asked }, ...asking }) => {
      await refuseOutOfReach(services.db, asking.person, rows);
      const given = rows.map(({ village, counts }) => ({ village, body: { codeList, counts } }));
      const found = await takeCounts(services, { kind: 'caseCounts', given, ...asked }, asking);
      if (!asked.dryRun) await tell(services, asking, 'caseCounts', asked.month, matching);
      return { rows: found };
    },
  });

const populationRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/numbers/population-counts',
    summary: "Take in a month's population counts, an entry per village; a month that is there already is corrected",
    tag: TAG,
    permission: 'numbers.write',
    audit: 'written',
    body: z.strictObject({
      ...around,
      rows: z
        .array(z.strictObject({ village: villageField, residents, away, returned, incoming }))
        .min(1)
        .max(2000),
    }),
    answer: z.object({ rows: z.array(taken) }),
    handler: async ({ body: { rows, matching, ...asked }, ...asking }) => {
      await refuseOutOfReach(services.db, asking.person, rows);
      const given = rows.map(({ village, ...body }) => ({ village, body }));
      const found = await takeCounts(services, { kind: 'populationCount', given, ...asked }, asking);
      if (!asked.dryRun) await tell(services, asking, 'populationCount', asked.month, matching);
      return { rows: found };
    },
  });

/** The line of the import itself (each entry has its own), and how the sheet was read. */
async function tell(
  { db, clock }: Services,
  { person, requestId }: Asking,
  purpose: Purpose,
  target: string,
  matching: Matching | undefined,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (matching) await remember(tx, clock, { owner: ownerOf(person), purpose, matching, by: person.id });
    await recordIn(tx, clock, [lineOf(person, requestId, { action: `${purpose}.import`, target })]);
  });
}

/** Data entry (数据录入): case counts and population counts from the station's own sheets. */
export const numberRoutes = (services: Services): Route[] => [
  surroundingsRoute(services),
  sheetsRoute(),
  caseCountsRoute(services),
  populationRoute(services),
];
