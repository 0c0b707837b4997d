import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { kinds, type Kind } from '../../domain/journal/registry.ts';
import { sixRoleNames } from '../../domain/journal/sixRoles.ts';
import { reaches } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { readDiary } from './diary.ts';

const name = z.object({ id: z.string(), name: z.string().nullable() });
const number = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

const entry = z.object({
  number: z.int(),
  id: z.uuid(),
  kind: z.string(),
  role: z.enum(sixRoleNames).nullable(),
  occurredAt: z.string(),
  occurredOn: dayField,
  receivedAt: z.string(),
  onSite: z.boolean(),
  author: name,
  with: z.array(name),
  onBehalfOf: name.nullable(),
  own: z.array(z.string()),
  told: z.string(),
  note: z.string().nullable(),
  standing: z.enum(['stands', 'amended', 'withdrawn']),
  about: z.object({ id: z.uuid(), number: z.int(), kind: z.string() }).nullable(),
  case: z.uuid().nullable(),
  hasDetails: z.boolean(),
  files: z.int(),
});

const numbers = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9}){0,199}$/, 'bad_numbers')
  .transform((text) => text.split(',').map(Number));

/** The diary (民情日记): a village's journal as people read it. */
export const diaryRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/diary',
    summary: "A village's journal told entry by entry, newest first; withheld entries stand there only without filters",
    tag: 'journal',
    permission: 'journal.read',
    audit: 'diary.read',
    query: z.object({
      village: villageId,
      role: z.enum(sixRoleNames).optional(),
      kind: z.enum(Object.keys(kinds) as [Kind, ...Kind[]]).optional(),
      officer: officerId.optional(),
      from: dayField.optional(),
      to: dayField.optional(),
      numbers: numbers.optional(),
      before: number.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      village: z.string(),
      entries: z.array(z.union([entry, z.object({ number: z.int(), withheld: z.literal(true) })])),
      next: z.int().optional(),
    }),
    handler: async ({ person, language, query }) => {
      if (!reaches(person, 'journal.read', query.village)) throw new Problem('not_found');
      return { village: query.village, ...(await readDiary(services, { person, language }, query)) };
    },
  }),
];
