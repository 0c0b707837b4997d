import { z } from '@hono/zod-openapi';
import type { Person } from '../../domain/people/roles.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { type App, asset, deskPage, named, phonePage } from './appFiles.ts';

/** Desk and phone: one page for every address below theirs, and the files it loads. They ask the API like any other client. */
export const appRoutes = (services: Services): Route[] => [
  frontDoor(services),
  leadTo('/desk', '/desk/'),
  leadTo('/phone', '/phone/'),
  below('desk', deskPage),
  below('phone', phonePage),
];

/** `/` leads a signed-in person to the desk or, where their work is in villages alone, to the phone; others to sign in. */
const frontDoor = ({ authenticate }: Services): Route =>
  route({
    method: 'get',
    path: '/',
    summary: 'Leads to where one belongs',
    tag: 'apps',
    permission: 'public',
    audit: 'none',
    answer: z.object({}),
    handler: async ({ request }) => {
      const person = await authenticate(request.headers);
      if (!person) return redirect('/desk/sign-in');
      return redirect(worksInVillages(person) ? '/phone/' : '/desk/');
    },
  });

const IN_VILLAGES = ['officer', 'committee', 'patrolLeader'];
const worksInVillages = ({ grants }: Person): boolean =>
  grants.length > 0 && grants.every(({ role }) => IN_VILLAGES.includes(role));

const leadTo = (path: string, location: string): Route =>
  route({
    method: 'get',
    path,
    summary: `Leads to ${location}`,
    tag: 'apps',
    permission: 'public',
    audit: 'none',
    answer: z.object({}),
    handler: async () => redirect(location),
  });

const below = (app: App, page: typeof phonePage): Route =>
  route({
    method: 'get',
    path: `/${app}/*`,
    summary: `The ${app} and its files`,
    tag: 'apps',
    permission: 'public',
    audit: 'none',
    answer: z.string(),
    answerType: 'text/html',
    handler: async ({ request, language }) => {
      const { pathname } = new URL(request.url);
      const accepted = request.headers.get('accept-encoding') ?? '';
      const [, folder, name = ''] = /^\/\w+\/(assets\/)?(.*)$/.exec(pathname) ?? [];
      if (folder !== undefined) return asset(app, name, accepted);
      return NAMED.test(name) ? named(app, name, accepted) : page(language);
    },
  });

/** Files that keep their names: those of the phone's own installation. */
const NAMED = /^(worker\.js|phone\.webmanifest|icon-[\w-]+\.png)$/;

const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } });
