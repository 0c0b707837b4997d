import { z } from '@hono/zod-openapi';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { guideSteps, stepsDone } from '../../domain/people/guide.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { standingOn } from './guide.ts';

/** The guide of a first sign-in: what of a deployment is there already. */
export const guideRoutes = ({ db, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/guide',
    summary: 'What a new deployment still needs before its officers can work, read from what is there',
    tag: 'guide',
    permission: 'guide.read',
    audit: 'none',
    answer: z.object({
      done: z.boolean(),
      steps: z.array(z.object({ step: z.enum(guideSteps), done: z.boolean() })),
      standing: z.object({
        bureaus: z.int(),
        villages: z.int(),
        withStation: z.int(),
        withLead: z.int(),
        stations: z.int(),
        stationsWithPhone: z.int(),
        officers: z.int(),
        postings: z.int(),
        withPolicy: z.int(),
        invited: z.int(),
      }),
    }),
    handler: async ({ person }) => {
      const standing = await standingOn(db, dayOf(clock.journalNow()), reachOf(person));
      const done = stepsDone(standing);
      const steps = guideSteps.map((step) => ({ step, done: done[step] }));
      return { done: steps.every((one) => one.done), steps, standing };
    },
  }),
];

/** The administrator sets up the whole deployment and sees no more of it than these figures. */
const reachOf = (person: Person): string[] =>
  person.grants.some(({ role }) => role === 'admin') ? [''] : reach(person, 'guide.read');
