import { z } from '@hono/zod-openapi';
import { areaId, levels } from '../../domain/areas/id.ts';
import { month } from '../../domain/journal/kind.ts';
import { type Operation, reachWithin } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { figures } from '../../domain/reports/figures.ts';
import { notableWhys, type NotableWhy } from '../../domain/reports/report.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { behind } from './behind.ts';
import { readReport } from './readReport.ts';

const named = z.object({ id: z.string(), name: z.string() });
/** Figures by id (`src/domain/reports/figures.ts`); one that is 0 may be left out. */
const values = z.record(z.string(), z.int());
const instant = z.string();

const reportAnswer = z.object({
  area: named.extend({ level: z.enum(levels) }),
  whole: z.boolean(),
  month: z.string(),
  before: z.string(),
  asOf: instant,
  closed: z.boolean(),
  heardFrom: z.object({ devices: z.int(), of: z.int() }),
  policy: z.object({ id: z.string(), version: z.int() }).nullable(),
  policyNames: z.object({ zh: z.string(), en: z.string() }).nullable(),
  values,
  valuesBefore: values,
  areas: z.array(z.object({ area: named, values })),
  campaigns: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), entries: z.int() })),
  notable: z.array(
    z.object({
      id: z.uuid(),
      village: named,
      kind: z.string(),
      title: z.object({ zh: z.string(), en: z.string() }),
      state: z.string(),
      openedAt: instant,
      dueAt: instant.nullable(),
      closedAt: instant.nullable(),
      why: z.enum(Object.keys(notableWhys) as NotableWhy[]),
    }),
  ),
  uncovered: z.array(named),
});

/** What of an area a person may see; nothing there is the same as nothing at all (R7). */
export function seenOf(person: Person, operation: Operation, area: string): string[] {
  const within = reachWithin(person, operation, area);
  if (within.length === 0) throw new Problem('not_found');
  return within;
}

const reportRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/reports',
    summary: "An area's month, made from what is stored; the month before beside it",
    tag: 'reports',
    permission: 'reports.read',
    audit: 'report.read',
    query: z.strictObject({ area: areaId, month }),
    answer: reportAnswer,
    handler: async ({ person, query: { area, month: asked } }) =>
      readReport(services, { area, month: asked, within: seenOf(person, 'reports.read', area) }),
  });

const opens = (id: string): boolean => ['work', 'cases'].includes(figures.get(id)?.source.of ?? '');

const line = z.object({
  id: z.uuid(),
  number: z.int().optional(),
  village: named,
  kind: z.string(),
  title: z.string(),
  at: instant,
  state: z.string().optional(),
  dueAt: instant.nullable().optional(),
  adds: z.int(),
});

const behindRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/reports/behind',
    summary: 'The entries or cases behind one figure of work or of cases, by village; it is the sum of what they add',
    tag: 'reports',
    permission: 'reports.read',
    audit: 'report.behind',
    query: z.strictObject({
      area: areaId,
      month,
      figure: z.string().refine(opens, {
        params: { zh: '没有这个工作或案件的数字', en: 'Not a figure of work or of cases' },
      }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z
        .string()
        .regex(/^[0-9A-Z]{12}(~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/, 'not_a_cursor')
        .optional(),
    }),
    answer: z.object({ lines: z.array(line), next: z.string().optional() }),
    handler: async ({ person, query, language }) => {
      const { area, month: asked, figure, limit, cursor = '' } = query;
      const within = seenOf(person, 'reports.read', area);
      return behind(services, figures.get(figure)!, { within, month: asked, language, limit, after: cursor });
    },
  });

/** The month's report (月报) and what each of its figures is made of. */
export const reportRoutes = (services: Services): Route[] => [reportRoute(services), behindRoute(services)];
