import { z } from '@hono/zod-openapi';
import { villageId } from '../../../domain/areas/id.ts';
import { monthOf } from '../../../domain/calendar/utc8.ts';
import type { Language } from '../../../domain/language/sentences.ts';
import { reaches } from '../../../domain/people/permissions.ts';
import { type Binder, binderOf } from '../../../domain/reports/binder.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { Services } from '../../services.ts';
import { fileAnswer, fileName } from '../fileAnswer.ts';
import { monthsOf, readBinder } from './readBinder.ts';

const PROGRESS = 'application/x-ndjson';

/**
 * The binder (一键台账). Whoever accepts NDJSON is told how far it is, line by line, and given the file in the last one: nothing
 * is kept between two requests, and a caller who leaves ends the making.
 */
export const binderRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/binders',
    summary: "A village's year as one printable PDF; accepting application/x-ndjson, with its progress",
    tag: 'reports',
    permission: 'binders.read',
    audit: 'binder.download',
    query: z.strictObject({ village: villageId, year: z.string().regex(/^20\d\d$/, 'bad_year') }),
    answer: z.string(),
    answerType: 'application/octet-stream',
    handler: async ({ person, query: { village, year }, language, request, audited }) => {
      if (!reaches(person, 'binders.read', village)) throw new Problem('not_found');
      const months = monthsOf(year, monthOf(services.clock.journalNow()));
      if (months.length === 0) throw new Problem('invalid', [notBegun]);
      audited({ village, target: year });
      const made = (step: (done: number) => void) => makeBinder(services, { village, year, language }, step);
      if (!(request.headers.get('accept') ?? '').includes(PROGRESS)) {
        const { bytes, binder } = await made(() => undefined);
        return fileAnswer(bytes, 'pdf', binder.title);
      }
      return new Response(told(services, made, months.length + 1), { headers: { 'content-type': PROGRESS } });
    },
  }),
];

const notBegun = {
  path: '/query/year',
  code: 'not_begun',
  message: { zh: '这一年还没有记录', en: 'This year has not begun' },
};

interface Made {
  bytes: Uint8Array<ArrayBuffer>;
  binder: Binder;
}

async function makeBinder(
  services: Services,
  { village, year, language }: { village: string; year: string; language: Language },
  step: (done: number) => void,
): Promise<Made> {
  const read = await readBinder(services, village, year, step);
  step(monthsOf(year, monthOf(services.clock.journalNow())).length);
  const binder = binderOf(read, language);
  const bytes = await services.press.make({ make: 'pdf', template: 'binder', content: binder });
  return { bytes, binder };
}

/** One line a step, then the file as base64. */
function told({ log }: Services, make: (step: (done: number) => void) => Promise<Made>, of: number): ReadableStream {
  const encoder = new TextEncoder();
  let left = false;
  return new ReadableStream({
    start: async (controller) => {
      const say = (line: object) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        const { bytes, binder } = await make((done) => {
          if (left) throw new Left();
          say({ done, of });
        });
        say({ name: fileName(binder.title, 'pdf'), content: Buffer.from(bytes).toString('base64') });
        controller.close();
      } catch (error) {
        if (error instanceof Left || left) return;
        log.error({ error }, 'a binder could not be made');
        say({ code: 'fault' });
        controller.close();
      }
    },
    cancel: () => {
      left = true;
    },
  });
}

/** Whoever asked is gone. */
class Left extends Error {}
