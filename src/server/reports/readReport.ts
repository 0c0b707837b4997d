import { sql } from 'kysely';
import { type Level, levelOf } from '../../domain/areas/id.ts';
import { addMonths, type Day, dayOf, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { added, type Report, reportedDay, type Values } from '../../domain/reports/report.ts';
import { coverage } from '../areas/coverage.ts';
import { Problem } from '../platform/http/problem.ts';
import { policyBy } from '../policies/policyBy.ts';
import { readFresh } from '../scorecards/fresh.ts';
import { judgedIn, phonesIn, standing } from '../scorecards/read.ts';
import { byArea, sumsIn } from '../scorecards/sums.ts';
import type { Services } from '../services.ts';
import { casesIn, notableIn } from './cases.ts';
import { caseValues, coverageValues, dutyValues } from './values.ts';
import { campaignsIn, workIn } from './work.ts';

/** What is asked for, and the parts of the area that may be seen. */
export interface Asked {
  area: string;
  month: Month;
  within: string[];
}

/** How many uncovered villages are named. */
const NAMED = 50;

/** A month of an area beside the month before; both fresh, each read in one transaction. */
export async function readReport(services: Services, asked: Asked): Promise<Report> {
  const { month, area } = asked;
  const named = await nameOf(services, area);
  const before = addMonths(month, -1);
  const [now, then, notable] = await Promise.all([
    monthOfArea(services, asked),
    monthOfArea(services, { ...asked, month: before }),
    notableIn(services, asked),
  ]);
  return {
    area: named,
    whole: asked.within.includes(area),
    ...{ month, before, asOf: services.clock.journalNow() },
    ...{ closed: now.closed, policy: now.policy, heardFrom: now.heardFrom },
    policyNames: now.policy && (await policyBy(services.db, now.policy)).names,
    values: added(now.areas.map(({ values }) => values)),
    valuesBefore: added(then.areas.map(({ values }) => values)),
    areas: now.areas,
    campaigns: now.campaigns,
    ...(await placed(services, area, notable, now.uncovered.slice(0, NAMED))),
  };
}

/** Villages with their township before the name, where it is not what was asked for: there are many of one name. */
async function placed({ db }: Services, area: string, notable: Report['notable'], uncovered: Report['uncovered']) {
  const villages = [...uncovered, ...notable.map(({ village }) => village)];
  const townships = [...new Set(villages.map(({ id }) => id.slice(0, 9)))].filter((id) => !area.startsWith(id));
  if (townships.length === 0) return { notable, uncovered };
  const found = await db.selectFrom('area').select(['id', 'name']).where('id', 'in', townships).execute();
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const inFull = ({ id, name }: Report['area'] | Report['uncovered'][number]) => ({
    id,
    name: (names.get(id.slice(0, 9)) ?? '') + name,
  });
  return {
    notable: notable.map((one) => ({ ...one, village: inFull(one.village) })),
    uncovered: uncovered.map(inFull),
  };
}

async function nameOf({ db }: Services, id: string): Promise<Report['area']> {
  const found = await db.selectFrom('area').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  const level: Level | undefined = levelOf(id);
  if (!found || !level) throw new Problem('not_found');
  return { ...found, level };
}

async function monthOfArea(services: Services, { area, month, within }: Asked) {
  const now = services.clock.journalNow();
  const asked = { area, month, now };
  const found = await readFresh(services, within, month, async (sender, range, index) => {
    const [judged, phones, duties, work, cases, campaigns] = await Promise.all([
      judgedIn(sender, range, month),
      index === 0 ? phonesIn(sender, within, month, now) : undefined,
      sumsIn(sender, range, area, month),
      workIn(sender, range, asked),
      casesIn(sender, range, asked),
      campaignsIn(sender, range, month),
    ]);
    return { judged, phones, duties, work, cases, campaigns };
  });
  const { policy, closed } = standing(found.flatMap(({ judged }) => judged));
  const { of, lately, onLastDay } = found[0]?.phones ?? { of: 0, lately: 0, onLastDay: 0 };
  const covered = await coverage(services.db, { area, on: reportedDay(month, dayOf(now)), by: 'area' }, within);
  const parts = [
    ...byArea(found.flatMap(({ duties }) => duties)).map((row) => ({ area: row.area.id, values: dutyValues(row) })),
    ...found.flatMap(({ work }) => work),
    ...found.flatMap(({ cases }) => cases).map((row) => ({ area: row.area, values: caseValues(row) })),
    ...(covered?.rows ?? []).flatMap((row) => (row.area ? [{ area: row.area.id, values: coverageValues(row) }] : [])),
  ];
  return {
    ...{ policy, closed: closed && month < monthOf(now), heardFrom: { devices: closed ? onLastDay : lately, of } },
    areas: await inAreas(services, parts),
    campaigns: await campaignsNamed(
      services,
      found.flatMap(({ campaigns }) => campaigns),
    ),
    uncovered: covered?.uncovered ?? [],
  };
}

/** Values put together by area, with the areas' names, in the order of their ids. */
async function inAreas({ db }: Services, parts: { area: string; values: Values }[]): Promise<Report['areas']> {
  const byId = Map.groupBy(parts, ({ area }) => area);
  if (byId.size === 0) return [];
  const named = await db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('id', 'in', [...byId.keys()])
    .orderBy('id')
    .execute();
  return named.map((area) => ({ area, values: added((byId.get(area.id) ?? []).map(({ values }) => values)) }));
}

async function campaignsNamed(
  { db }: Services,
  parts: { id: string; entries: number }[],
): Promise<Report['campaigns']> {
  const byId = Map.groupBy(parts, ({ id }) => id);
  if (byId.size === 0) return [];
  const { rows } = await sql<{ id: string; name: string; from: Day; to: Day }>`
    select id, name, from_day as "from", to_day as "to" from campaign where id = any(${[...byId.keys()]}::uuid[])
    order by from_day, id`.execute(db);
  return rows.map(({ id, ...campaign }) => ({
    ...campaign,
    entries: (byId.get(id) ?? []).reduce((sum, { entries }) => sum + entries, 0),
  }));
}
