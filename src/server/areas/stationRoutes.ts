import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { phone, plainId } from '../../domain/imports/cells.ts';
import { allowed, reach } from '../../domain/people/permissions.ts';
import { type ImportContext, nothing } from '../imports/importer.ts';
import { rowIssue } from '../imports/issues.ts';
import { runImport } from '../imports/runImport.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { stationImporter, stationVillageImporter } from './importStations.ts';
import { listStations } from './stations.ts';

const station = z.object({
  id: z.string(),
  name: z.string(),
  dutyPhone: z.string().nullable(),
  villages: z.array(z.object({ id: z.string(), name: z.string(), from: z.iso.date(), to: z.iso.date().nullable() })),
  onCall: z.array(
    z.object({
      name: z.string(),
      workPhone: z.string().nullable(),
      post: z.enum(['onCall', 'lead']),
      to: z.string(),
    }),
  ),
});
const written = z.object({ id: z.string(), changed: z.boolean() });

/** Police stations (派出所): not the same as townships. Written by the rules of imports, one row at a time. */
export const stationRoutes = (services: Services): Route[] => [
  listRoute(services),
  writeRoute(services),
  villagesRoute(services),
];

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/stations',
    summary: 'Police stations with the villages of an area they have on a day',
    tag: 'stations',
    permission: 'stations.read',
    audit: 'none',
    query: z.object({ area: areaId, on: dayField.optional() }),
    answer: z.object({ stations: z.array(station) }),
    handler: async ({ person, query }) => ({
      stations: await listStations(
        services.db,
        {
          area: query.area,
          on: query.on ?? dayOf(services.clock.journalNow()),
          now: services.clock.journalNow(),
          unmapped: allowed(person, 'stations.write'),
        },
        reach(person, 'stations.read'),
      ),
    }),
  });

const writeRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/stations/{id}',
    summary: 'Enter a police station, or change its name or duty phone',
    tag: 'stations',
    permission: 'stations.write',
    audit: 'written',
    params: z.object({ id: plainId }),
    body: z.object({ name: z.string().trim().min(1).max(60), dutyPhone: phone.optional() }),
    answer: written,
    handler: (input) => {
      const rows = [{ row: 1, value: { id: input.params.id, ...input.body } }];
      return write(services, input, input.params.id, { importer: stationImporter, rows, count: 1, faults: [] });
    },
  });

const villagesRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/stations/{id}/villages',
    summary: 'Give villages to a police station from a day on',
    tag: 'stations',
    permission: 'stations.write',
    audit: 'written',
    params: z.object({ id: plainId }),
    body: z.object({ villages: z.array(villageId).min(1).max(500), from: dayField }),
    answer: written,
    handler: (input) => {
      const { villages, from } = input.body;
      const rows = villages.map((village, at) => ({ row: at + 1, value: { village, station: input.params.id, from } }));
      return write(services, input, input.params.id, {
        importer: stationVillageImporter,
        rows,
        count: rows.length,
        faults: [],
      });
    },
  });

async function write(
  { db, clock, signIn }: Services,
  { person, requestId, language }: Asking,
  id: string,
  batch: Parameters<typeof runImport>[1]['batches'][number],
): Promise<z.infer<typeof written>> {
  const by = { account: person.id, session: person.session, request: requestId };
  const within = reach(person, 'stations.write');
  const context: ImportContext = { clock, signIn, by, within, origin: id, progress: () => undefined };
  const { applied, faults, sheets } = await runImport(db, { batches: [batch], faults: [] }, context);
  if (!applied)
    throw new Problem(
      'invalid',
      faults.map((fault) => rowIssue(fault, language)),
    );
  const { added, changed } = sheets[0] ?? nothing();
  return { id, changed: added + changed > 0 };
}
