import { z } from '@hono/zod-openapi';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { deskFile, deskPage } from './deskFiles.ts';

/** The desk: one page for every address below `/desk/`, and the files it loads. It asks the API like any other client. */
export const deskRoutes = (services: Services): Route[] => [
  frontDoor(services),
  leadTo('/desk', '/desk/'),
  everyRoom(),
];

/** `/` leads a signed-in person to the desk, others to sign in. */
const frontDoor = ({ authenticate }: Services): Route =>
  route({
    method: 'get',
    path: '/',
    summary: 'Leads to where one belongs',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    answer: z.object({}),
    handler: async ({ request }) => redirect((await authenticate(request.headers)) ? '/desk/' : '/desk/sign-in'),
  });

const leadTo = (path: string, location: string): Route =>
  route({
    method: 'get',
    path,
    summary: 'Leads to the desk',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    answer: z.object({}),
    handler: async () => redirect(location),
  });

const everyRoom = (): Route =>
  route({
    method: 'get',
    path: '/desk/*',
    summary: 'The desk and its files',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    answer: z.string(),
    answerType: 'text/html',
    handler: async ({ request, language }) => {
      const { pathname } = new URL(request.url);
      const [, asset] = /^\/desk\/assets\/(.*)$/.exec(pathname) ?? [];
      if (asset === undefined) return deskPage(language);
      return deskFile(asset, request.headers.get('accept-encoding') ?? '');
    },
  });

const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } });
