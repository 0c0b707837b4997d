import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayOf, monthOf } from '../../domain/calendar/utc8.ts';
import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import { month } from '../../domain/journal/kind.ts';
import { allowed, reach, reachWithin } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { coverage } from '../areas/coverage.ts';
import { listPostings } from '../assignments/listPostings.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import { readScorecard } from '../scorecards/routes.ts';
import type { Services } from '../services.ts';
import { evidenceLines } from './evidenceLines.ts';
import { evidencePage } from './evidencePage.ts';
import { figurePage } from './figurePage.ts';
import { type Home, homePage, type Scorecard } from './homePage.ts';
import { answerPage, layout, type Page, say } from './layout.ts';
import { pathTo } from './path.ts';
import { signInPage } from './signInPage.ts';
import type { ScorecardRow } from '../scorecards/read.ts';
import { html } from 'hono/html';

const PAGE = 'text/html';
const anything = z.string();
const lang = z.enum(['zh', 'en']).optional();
const asked = { month: month.optional(), lang };

/** The desk's first page: coverage and the month, each figure opening down to its entries. Every state is an address. */
export const deskRoutes = (services: Services): Route[] => [
  file('/desk/desk.css', 'text/css'),
  file('/desk/desk.js', 'text/javascript'),
  frontDoor(services),
  signInRoute(services),
  homeRoute(services),
  figureRoute(services),
  evidenceRoute(services),
];

const file = (path: '/desk/desk.css' | '/desk/desk.js', type: string): Route =>
  route({
    method: 'get',
    path,
    summary: 'A file of the desk',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    answer: anything,
    answerType: type,
    handler: async () =>
      new Response(await readFile(new URL(`../..${path}`, import.meta.url), 'utf8'), {
        headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
      }),
  });

/** `/` leads a signed-in person to the desk, others to sign in. */
const frontDoor = ({ authenticate }: Services): Route =>
  route({
    method: 'get',
    path: '/',
    summary: 'Leads to where one belongs',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    answer: anything,
    answerType: PAGE,
    handler: async ({ request }) => {
      const person = await authenticate(request.headers);
      return new Response(null, { status: 302, headers: { location: person ? '/desk/' : '/desk/sign-in' } });
    },
  });

const signInRoute = ({ settings }: Services): Route =>
  route({
    method: 'get',
    path: '/desk/sign-in',
    summary: 'Sign in',
    tag: 'desk',
    permission: 'public',
    audit: 'none',
    query: z.strictObject({ lang, next: z.string().max(500).optional() }),
    answer: anything,
    answerType: PAGE,
    handler: async ({ request, query, language }) =>
      answerPage(
        signInPage({ language: query.lang ?? language, url: new URL(request.url) }, settings.oidc !== undefined),
      ),
  });

const homeRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/desk/',
    summary: 'Coverage and the month of an area',
    tag: 'desk',
    permission: 'signedIn',
    audit: 'scorecard.read',
    query: z.strictObject({ area: areaId.optional(), ...asked }),
    answer: anything,
    answerType: PAGE,
    handler: async ({ person, query, request, language }) => {
      const page: Page = { language: query.lang ?? language, url: new URL(request.url), person };
      if (!allowed(person, 'scorecards.read') || reach(person, 'scorecards.read').length === 0) {
        return answerPage(
          layout(
            page,
            say(page, 'product'),
            html`<p class="empty">${say(page, person.mustEnrol ? 'enrolFirst' : 'noDesk')}</p>`,
          ),
        );
      }
      return answerPage(homePage(page, await homeOf(services, person, query)));
    },
  });

interface Asked {
  area?: string | undefined;
  month?: string | undefined;
}

/** The area asked for, or the first that this person's role is for. */
async function homeOf(services: Services, person: Person, query: Asked): Promise<Home> {
  const area = query.area ?? common(reach(person, 'scorecards.read'));
  const areas = reachWithin(person, 'scorecards.read', area);
  if (areas.length === 0) throw new Problem('not_found');
  const now = services.clock.journalNow();
  const by = area.length < 12 ? ('area' as const) : undefined;
  const scorecard = await readScorecard(services, areas, { area, month: query.month ?? monthOf(now), by, limit: 200 });
  return {
    path: await pathTo(services.db, area, person),
    coverage:
      allowed(person, 'coverage.read') && by
        ? await coverage(services.db, { area, on: dayOf(now) }, reach(person, 'coverage.read'))
        : null,
    postings: by ? [] : await listPostings(services.db, { area, on: dayOf(now) }, areas),
    scorecard: scorecard as Scorecard,
  };
}

/** The narrowest area that holds all of these. */
function common(prefixes: string[]): string {
  const [first = ''] = prefixes;
  return (
    [12, 9, 6, 4, 2]
      .map((length) => first.slice(0, length))
      .find((start) => prefixes.every((prefix) => prefix.startsWith(start))) ?? first
  );
}

const figureRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/desk/figure',
    summary: 'One duty of an area, village by village',
    tag: 'desk',
    permission: 'scorecards.read',
    audit: 'scorecard.read',
    query: z.strictObject({ area: areaId, duty: z.enum(dutyIds), cursor: z.string().max(120).optional(), ...asked }),
    answer: anything,
    answerType: PAGE,
    handler: async ({ person, query, request, language }) => {
      const page: Page = { language: query.lang ?? language, url: new URL(request.url), person };
      const areas = reachWithin(person, 'scorecards.read', query.area);
      if (areas.length === 0) throw new Problem('not_found');
      const when = query.month ?? monthOf(services.clock.journalNow());
      const found = await readScorecard(services, areas, {
        area: query.area,
        month: when,
        limit: 400,
        cursor: query.cursor,
      });
      const rows = (found.rows as ScorecardRow[]).filter((row) => row.duties[query.duty as DutyId]);
      const home = {
        path: await pathTo(services.db, query.area, person),
        coverage: null,
        postings: [],
        scorecard: found as Scorecard,
      };
      return answerPage(figurePage(page, home, query.duty, rows, 'next' in found ? found.next : undefined));
    },
  });

const evidenceRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/desk/evidence',
    summary: 'The entries behind one figure',
    tag: 'desk',
    permission: 'scorecards.read',
    audit: 'scorecard.evidence',
    query: z.strictObject({ village: villageId, duty: z.enum(dutyIds), officer: z.uuid().optional(), ...asked }),
    answer: anything,
    answerType: PAGE,
    handler: async ({ person, query, request, language }) => {
      const page: Page = { language: query.lang ?? language, url: new URL(request.url), person };
      if (reachWithin(person, 'scorecards.read', query.village).length === 0) throw new Problem('not_found');
      const when = query.month ?? monthOf(services.clock.journalNow());
      const { lines, officer } = await evidenceLines(services, page, { ...query, month: when });
      const path = await pathTo(services.db, query.village, person);
      return answerPage(evidencePage(page, { path, month: when, officer, duty: query.duty, lines }));
    },
  });
