import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { type Assignment, duties } from '../../domain/people/assignments.ts';
import { listCases } from '../cases/cases.ts';
import { caseLine } from '../cases/caseRoutes.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { requestOf } from './assignmentRoutes.ts';
import { handoverOf, heldBy } from './handover.ts';
import { judgeTransfer, judgeWanted } from './proposal.ts';

const issue = z.object({ path: z.string(), code: z.string(), message: z.string() });
const said = z.enum(['true', 'false']).optional();
const isSo = (text: 'true' | 'false' | undefined) => (text === undefined ? undefined : text === 'true');

/** Postings and hand-overs while they are being typed: what speaks against them, and what they leave open. */
export const proposalRoutes = (services: Services): Route[] => [checkRoute(services), handoverRoute(services)];

const checkRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/assignments/check',
    summary: 'What would become of a posting: every fault and warning; stores nothing',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'none',
    query: z.object({
      officer: officerId,
      village: villageId,
      duty: z.enum(duties),
      lead: said,
      from: dayField,
      to: dayField.optional(),
    }),
    answer: z.object({
      issues: z.array(issue),
      warnings: z.array(issue),
      villages: z.array(z.string()),
      beside: z.array(z.object({ officer: z.uuid(), duty: z.enum(duties), lead: z.boolean() })),
    }),
    handler: (input) => judgeWanted(services.db, { ...input.query, lead: isSo(input.query.lead) }, requestOf(input)),
  });

const prepared = z.object({
  issues: z.array(issue),
  warnings: z.array(issue),
  cases: z.array(caseLine),
  next: z.boolean(),
  held: z.array(z.object({ id: z.uuid(), kind: z.string(), code: z.string(), receivedAt: z.string() })),
  recorded: z
    .object({
      onDay: z.iso.date(),
      closed: z.uuid(),
      opened: z.uuid(),
      openCases: z.record(z.string(), z.array(z.uuid())),
      heldEntries: z.array(z.uuid()),
      recordedAt: z.string(),
    })
    .nullable(),
});

/** More would not be read before a hand-over; the list of cases has them all. */
const MOST_SHOWN = 100;

const handoverRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/assignments/{id}/handover',
    summary: 'What a hand-over would leave open in the village, and what speaks against it; and the one recorded',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'handover.read',
    params: z.object({ id: z.uuid() }),
    query: z.object({
      on: dayField.optional(),
      officer: officerId.optional(),
      village: villageId.optional(),
      duty: z.enum(['resident', 'contact', 'auxiliary']).optional(),
      lead: said,
      to: dayField.optional(),
    }),
    answer: prepared,
    handler: async (input) => {
      const { on = dayOf(services.clock.journalNow()), lead, ...rest } = input.query;
      const wanted = { ...rest, on, lead: isSo(lead) };
      const { posting, ...verdict } = await judgeTransfer(services.db, input.params.id, wanted, requestOf(input));
      input.audited({ village: posting.village });
      return { ...verdict, ...(await openIn(services, input, posting)) };
    },
  });

/** What the village still waits for, and the hand-over recorded before. */
async function openIn(services: Services, asking: Asking, posting: Assignment) {
  const { cases, next } = await listCases(
    services,
    asking,
    [posting.village],
    { state: 'open' },
    { limit: MOST_SHOWN },
  );
  return {
    cases: cases as z.input<typeof caseLine>[],
    next: next !== undefined,
    held: await heldBy(services.db, posting),
    recorded: (await handoverOf(services.db, posting)) ?? null,
  };
}
