import { OpenAPIHono } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { allowed, operations } from '../../../domain/people/permissions.ts';
import type { Person } from '../../../domain/people/roles.ts';
import { lineOf } from '../../audit/audit.ts';
import { ENDED } from '../../people/endedSessions.ts';
import type { Services } from '../../services.ts';
import { answerFault, answerJson, answerResponse } from './answer.ts';
import { addressOf } from './address.ts';
import type { App, RequestContext } from './context.ts';
import { document, openApiDocument } from './openapi.ts';
import { languageOf } from './language.ts';
import { parse } from './parse.ts';
import { Problem } from './problem.ts';
import type { AuditDetails, Route } from './route.ts';
import manifest from '../../../../package.json' with { type: 'json' };

/** Serves declared routes: the way of every request, top to bottom, is `answer` below. */
export function serveRoutes(services: Services, routes: Route[]): App {
  const app: App = new OpenAPIHono();
  app.use(async (context, next) => {
    const started = performance.now();
    const requestId = uuidv7();
    context.set('requestId', requestId);
    context.set('route', 'none');
    await next();
    observe(services, context, requestId, performance.now() - started);
  });
  const known = new Set<string>();
  for (const route of routes) {
    refuseUndeclared(route, known);
    document(app, route);
    const serve = (context: RequestContext) => answer(services, route, context);
    app.on(route.method.toUpperCase(), honoPath(route.path), serve);
  }
  // made when first asked for: it takes longer than the rest of the start
  let description: object | undefined;
  app.get('/openapi.json', (context) => {
    description ??= openApiDocument(app, services.settings.publicUrl, manifest.version);
    return answerJson(context, description);
  });
  app.notFound((context) => answerFault(services, context, new Problem('not_found')));
  app.onError((error, context) => answerFault(services, context, error));
  return app;
}

async function answer(services: Services, route: Route, context: RequestContext): Promise<Response> {
  context.set('route', route.path);
  const person = await admitted(services, route, context);
  const language = languageOf(context);
  const request = context.req.raw;
  const parsed = await parse(route, { params: context.req.param(), query: context.req.queries(), request, language });
  const requestId = context.get('requestId');
  const named = { ...(parsed.query as Named), ...(parsed.params as Named) };
  let details: AuditDetails = { village: named.village ?? named.area, target: named.id };
  const result = await route.handler({
    ...parsed,
    person,
    requestId,
    language,
    request,
    address: addressOf(context, services.settings.trustedProxies),
    audited: (further) => (details = { ...details, ...further }),
  });
  if (!SILENT.includes(route.audit)) {
    await services.audit.record(lineOf(person, requestId, { action: route.audit, ...details }));
  }
  return result instanceof Response ? answerResponse(context, result) : answerJson(context, result);
}

/** What a path or a query may say about the record that is read. */
interface Named {
  village?: string;
  /** Where no one village is named: what is asked for, so that a search by area finds the reading. */
  area?: string;
  id?: string;
}

const SILENT = ['written', 'none'];

/** Who asks on a public route: nobody in particular, holding nothing. */
const nobody: Person = { id: 'public', badge: '', name: '', grade: 'police', session: '', grants: [], postings: [] };

async function admitted(services: Services, route: Route, context: RequestContext): Promise<Person> {
  if (route.permission === 'public') return nobody;
  // a page of another site must not act with the cookie of whoever is signed in here
  if (route.method !== 'get' && context.req.header('sec-fetch-site') === 'cross-site') throw new Problem('not_allowed');
  const person = await services.authenticate(context.req.raw.headers);
  if (person === null) throw await unknown(services, context.req.raw.headers);
  if (route.permission === 'signedIn') return person;
  // a window left open by one officer would act in the name of the one who signed in elsewhere in the browser
  const meant = context.req.header('x-officer');
  if (meant !== undefined && meant !== person.id) throw new Problem('outbox_of_someone_else');
  if (!allowed(person, route.permission)) throw new Problem('not_allowed');
  return person;
}

async function unknown({ signIn }: Services, headers: Headers): Promise<Problem> {
  return new Problem('sign_in_required', (await signIn.wasEnded(headers)) ? [ENDED] : []);
}

/** A route that says nothing about who may or what is recorded must not come into being. */
function refuseUndeclared(route: Route, known: Set<string>): void {
  const name = `${route.method} ${route.path}`;
  if (known.has(name)) throw new Error(`${name} is declared twice`);
  known.add(name);
  const { permission } = route;
  if (permission !== 'public' && permission !== 'signedIn' && !Object.hasOwn(operations, permission ?? '')) {
    throw new Error(`${name} declares no permission of the table`);
  }
  if (!route.audit) throw new Error(`${name} declares no audit`);
  if (route.audit === 'none' && route.method !== 'get')
    throw new Error(`${name} changes something and records nothing`);
  if (route.path.includes('{') && route.params === undefined) throw new Error(`${name} declares no schema of its path`);
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function observe(services: Services, context: RequestContext, requestId: string, ms: number): void {
  const { method } = context.req;
  const route = context.get('route');
  const { status } = context.res;
  services.metrics.requests.observe({ method, route, status }, ms / 1000);
  services.log.info({ request: requestId, method, route, status, ms: Math.round(ms * 10) / 10 }, 'answered');
}
