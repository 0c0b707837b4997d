import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { reaches } from '../../domain/people/permissions.ts';
import { MOST_DOORS, readDoorSheet } from '../../domain/visits/doorSheet.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import { readUpload } from './readUpload.ts';

const LARGEST = 4 * 1024 * 1024;

/** The doors of a village's own sheet, for whoever then puts them down as households. */
export const doorSheetRoutes = (): Route[] => [
  route({
    method: 'post',
    path: '/api/villages/{id}/doors',
    summary:
      "The doors in a village's sheet of households: groups and door numbers, no other column; nothing is stored",
    tag: 'journal',
    permission: 'journal.append',
    audit: 'doors.read',
    bodyLimit: LARGEST,
    params: z.object({ id: villageId }),
    body: z.strictObject({
      file: z.string().trim().min(1).max(120),
      /** The bytes of a CSV or XLSX file. */
      content: z.base64(),
    }),
    answer: z.object({
      doors: z.array(z.object({ group: z.string().optional(), label: z.string() })),
      read: z.array(z.string()),
      left: z.array(z.string()),
      passedOver: z.int(),
    }),
    handler: async ({ person, params, body: { file, content } }) => {
      if (!reaches(person, 'journal.append', params.id)) throw new Problem('not_found');
      const sheets = await readUpload(content, file, '/body/content');
      // a workbook has its doors on one sheet; the others are lists of something else
      const [most] = sheets
        .map(({ rows }) => readDoorSheet(rows))
        .toSorted((one, other) => other.doors.length - one.doors.length);
      if (most && most.doors.length > MOST_DOORS) throw new Problem('too_large');
      return most ?? { doors: [], read: [], left: [], passedOver: 0 };
    },
  }),
];
