import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import type { RehearsalResult } from '../../domain/duties/rehearsal.ts';
import { month } from '../../domain/journal/kind.ts';
import { reaches } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { lineOf } from '../audit/audit.ts';
import { type Database, rangeOf } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { checkedPolicy } from './apply.ts';
import { refuseUnknownArea } from './draftRoutes.ts';
import { askRehearsal, cancelRehearsal, rehearsalOf, rehearsalStates, type StoredRehearsal } from './rehearsals.ts';
import { checkThresholds, thresholds } from './schemas.ts';

const PATH = '/api/policies/rehearsals/{id}';
const params = z.object({ id: z.uuid().toLowerCase() });
const sums = z.object({
  met: z.int(),
  open: z.int(),
  missed: z.int(),
  exempt: z.int(),
  aim: z.int(),
  required: z.int(),
  done: z.int(),
  of: z.int(),
});
const byDuty = z.record(z.string(), z.object({ before: sums.optional(), after: sums.optional() }));

const askRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/policies/rehearsals',
    summary: "Try a draft on a past month of an area's villages, beside how it was judged; nothing is stored of it",
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    body: z.strictObject({ area: areaId, month, policy: z.unknown(), thresholds: thresholds.optional() }),
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, body, requestId, language }) => {
      if (!reaches(person, 'policies.write', body.area)) throw new Problem('not_found');
      await refuseUnknownArea(services, body.area);
      refuseFuture(body.month, monthOf(services.clock.journalNow()));
      const policy = checkedPolicy(body.policy, '/body/policy', language);
      await checkThresholds(services.db, body.area, body.thresholds ?? []);
      const trial = { area: body.area, month: body.month, policy, thresholds: body.thresholds ?? [] };
      const target = `${policy.id} ${policy.version} ${body.month}`;
      const line = lineOf(person, requestId, { action: 'policy.rehearse', village: body.area, target });
      return { id: await askRehearsal(services, trial, { officer: person.id, line }) };
    },
  });

function refuseFuture(asked: string, current: string): void {
  if (asked <= current) return;
  const message = {
    zh: '这个月还没有开始,无从试算',
    en: 'This month has not begun: there is nothing to try it on.',
  };
  throw new Problem('invalid', [{ path: '/body/month', code: 'not_begun', message }]);
}

const readRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: PATH,
    summary: 'How far a rehearsal is, and what came of it: by duty, and by village where anything differs',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'none',
    params,
    answer: z.object({
      id: z.uuid(),
      area: z.string(),
      month: z.string(),
      state: z.enum(rehearsalStates),
      done: z.int(),
      of: z.int(),
      duties: byDuty.optional(),
      villages: z
        .array(z.object({ id: z.string(), name: z.string(), township: z.string(), duties: byDuty }))
        .optional(),
    }),
    handler: async ({ person, params: { id } }) => {
      const { area, month, state, villagesDone, villagesOf, result } = await found(db, person, id);
      const answer = { id, area, month, state, done: villagesDone, of: villagesOf };
      return result === null ? answer : { ...answer, duties: result.duties, villages: await named(db, area, result) };
    },
  });

const cancelRoute = (services: Services): Route =>
  route({
    method: 'delete',
    path: PATH,
    summary: 'End a rehearsal',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    params,
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, params: { id }, requestId }) => {
      const { area } = await found(services.db, person, id);
      const line = lineOf(person, requestId, { action: 'policy.endRehearsal', village: area, target: id });
      await cancelRehearsal(services, id, line);
      return { id };
    },
  });

async function found(db: Database, person: Person, id: string): Promise<StoredRehearsal> {
  const rehearsal = await rehearsalOf(db, id);
  if (rehearsal === undefined || !reaches(person, 'policies.write', rehearsal.area)) throw new Problem('not_found');
  return rehearsal;
}

async function named(db: Database, area: string, { villages }: RehearsalResult) {
  const { lo, hi } = rangeOf(area);
  const rows = await db
    .selectFrom('area as v')
    .leftJoin('area as t', 't.id', 'v.parent')
    .select(['v.id', 'v.name', 't.name as township'])
    .where('v.id', '>=', lo)
    .where('v.id', '<', hi)
    .where('v.level', '=', 'village')
    .execute();
  const names = new Map(rows.map((row) => [row.id, row]));
  return villages.map(({ village, duties }) => {
    const { name = village, township = null } = names.get(village) ?? {};
    return { id: village, name, township: township ?? '', duties };
  });
}

/** Rehearsals (试算): what a month would have looked like under a draft. */
export const rehearsalRoutes = (services: Services): Route[] => [
  askRoute(services),
  readRoute(services),
  cancelRoute(services),
];
