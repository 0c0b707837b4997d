import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { month } from '../../domain/journal/kind.ts';
import { printedOf } from '../../domain/reports/printed.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { fileAnswer } from './fileAnswer.ts';
import { readReport } from './readReport.ts';
import { seenOf } from './reportRoutes.ts';

const formats = ['pdf', 'docx', 'xlsx'] as const;

/** The month's report as a file; in the language of the request. */
export const fileRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/reports/file',
    summary: "An area's month as PDF, DOCX or XLSX, in the language asked for",
    tag: 'reports',
    permission: 'reports.read',
    audit: 'report.download',
    query: z.strictObject({ area: areaId, month, format: z.enum(formats) }),
    answer: z.string(),
    answerType: 'application/octet-stream',
    handler: async ({ person, query, language, audited }) => {
      const { area, month: asked, format } = query;
      audited({ reason: `${asked} ${format}` });
      const report = await readReport(services, { area, month: asked, within: seenOf(person, 'reports.read', area) });
      const printed = printedOf(report, language);
      const bytes = await services.press.make(
        format === 'pdf' ? { make: 'pdf', template: 'report', content: printed } : { make: format, content: printed },
      );
      return fileAnswer(bytes, format, printed.title);
    },
  }),
];
