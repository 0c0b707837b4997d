import { z } from '@hono/zod-openapi';
import type { App } from './context.ts';
import { problems } from './problem.ts';
import type { Route } from './route.ts';
import { strict } from './parse.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problems) as [string, ...string[]]),
    requestId: z.string(),
    issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    received: z.int().optional().openapi({ description: 'Bytes of an upload that the server has.' }),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details; `issues` lists every fault found.' });

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** Adds a route to the document that `GET /openapi.json` answers. */
export function document(app: App, route: Route): void {
  if (route.path.includes('*')) return;
  app.openAPIRegistry.registerPath({
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.tag],
    operationId: operationId(route),
    security: route.permission === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    request: requestOf(route),
    responses: {
      200: { description: 'Done.', content: { [route.answerType ?? 'application/json']: { schema: route.answer } } },
      '4XX': problemAnswer('Refused; `code` and `issues` say why.'),
      '5XX': problemAnswer('A fault of the server; nothing was stored.'),
    },
  });
}

const BYTES = z.string().openapi({ format: 'binary' });

function requestOf(route: Route): object {
  return {
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { query: strict(route.query) }),
    ...(route.headers === undefined ? {} : { headers: route.headers }),
    ...(route.body === undefined
      ? {}
      : { body: { required: true, content: { 'application/json': { schema: strict(route.body) } } } }),
    ...(route.bytes === undefined ? {} : { body: { content: { [route.bytes]: { schema: BYTES } } } }),
  };
}

const operationId = (route: Route): string =>
  `${route.method}_${route.path.replace(/^\/(api\/)?/, '').replaceAll(/[^A-Za-z0-9]+/g, '_')}`.replace(/_$/, '');

/** The whole document, OpenAPI 3.1. */
export function openApiDocument(app: App, publicUrl: string, version: string): object {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'better-auth.session_token',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Village Beat 一村一警',
      version,
      description:
        'The working system of the one village, one officer service. Times RFC 3339, days and months at UTC+8.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl }],
  });
}
