import { z } from '@hono/zod-openapi';
import { type Route, route } from '../platform/http/route.ts';
import { templateKinds, templateOf } from './templates.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Empty sheets to fill in: they hold nothing of anybody. */
export const templateRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/imports/templates/{kind}',
    summary: 'A workbook with the columns of a kind of sheet, and made-up rows that show how it is written',
    tag: 'imports',
    permission: 'signedIn',
    audit: 'none',
    params: z.object({ kind: z.enum(templateKinds as [string, ...string[]]) }),
    answer: z.string().openapi({ format: 'binary' }),
    answerType: XLSX,
    handler: async ({ params }) => {
      const bytes = await templateOf([params.kind]);
      const headers = { 'content-type': XLSX, 'content-disposition': `attachment; filename="${params.kind}.xlsx"` };
      return new Response(Buffer.from(bytes), { headers });
    },
  }),
];
