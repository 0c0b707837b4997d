import { sql } from 'kysely';
import { addMonths, type Month, monthOf } from '../../../domain/calendar/utc8.ts';
import type { BinderMonth, BinderYear } from '../../../domain/reports/binder.ts';
import { countWork } from '../../../domain/reports/countWork.ts';
import { rangeOf, scoped } from '../../platform/db/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { freshen } from '../../scorecards/fresh.ts';
import { assessVillages } from '../../scorecards/recount.ts';
import type { Services } from '../../services.ts';

/** The months of a year that have begun. */
export function monthsOf(year: string, now: Month): Month[] {
  const months = Array.from({ length: 12 }, (_, at) => addMonths(`${year}-01`, at));
  return months.filter((month) => month <= now && month >= '2013-12');
}

/**
 * A village's year, a month at a time: each by the rule that made its scorecard, told whole – what came late as well. `step` is
 * called before each and may end it.
 */
export async function readBinder(
  services: Services,
  village: string,
  year: string,
  step: (done: number) => void,
): Promise<BinderYear> {
  const { clock } = services;
  const named = await namesOf(services, village);
  const months: BinderMonth[] = [];
  for (const month of monthsOf(year, monthOf(clock.journalNow()))) {
    step(months.length);
    const read = await monthRead(services, village, month);
    if (read !== undefined) months.push(read);
  }
  return {
    ...named,
    ...{ year, asOf: clock.journalNow(), months },
    ...(await yearOf(services, village, year)),
    names: await officersOf(services, months, village, year),
  };
}

/** A month as its scorecard saw it; undefined where nothing was asked. */
async function monthRead(services: Services, village: string, month: Month): Promise<BinderMonth | undefined> {
  await freshen(services, [village], month);
  const [card] = await scoped(services.db, rangeOf(village), (tx) => assessVillages(services, tx, [village], month));
  if (card === undefined) return undefined;
  const { assessment, inputs, entries } = card;
  return { month, closed: inputs.closed !== null, assessment, work: countWork(entries, month) };
}

async function namesOf({ db }: Services, village: string): Promise<Pick<BinderYear, 'village' | 'above'>> {
  const ids = [4, 6, 9, 12].map((length) => village.slice(0, length));
  const found = await db.selectFrom('area').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute();
  const own = found.find(({ id }) => id === village);
  if (own === undefined) throw new Problem('not_found');
  return { village: own, above: found.filter(({ id }) => id !== village) };
}

/** Who was on duty when, and the cases opened in the year, without those of harm. */
async function yearOf(
  { db }: Services,
  village: string,
  year: string,
): Promise<Pick<BinderYear, 'postings' | 'cases'>> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const postings = await sql<BinderYear['postings'][number]>`
    select officer, duty, from_day as "from", to_day as "to" from assignment
    where village = ${village} and from_day <= ${last} and (to_day is null or to_day >= ${first})
    order by from_day, duty, id`.execute(db);
  const cases = await scoped(db, rangeOf(village), (tx) =>
    tx
      .selectFrom('case')
      .select(['id', 'kind', 'state', 'openedAt', 'closedAt'])
      .where('county', '=', village.slice(0, 6))
      .where('village', '=', village)
      .where('harm', '=', false)
      .where('state', '<>', 'withdrawn')
      .where('openedAt', '>=', `${first}T00:00:00.000+08:00`)
      .where('openedAt', '<=', `${last}T23:59:59.999+08:00`)
      .orderBy('openedAt')
      .execute(),
  );
  return { postings: postings.rows, cases };
}

async function officersOf({ db }: Services, months: BinderMonth[], village: string, year: string) {
  const noted = months.flatMap(({ work, assessment }) => [
    ...work.own.flatMap(({ own }) => own),
    ...assessment.postings.map(({ officer }) => officer),
  ]);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from officer where id = any(${[...new Set(noted)]}::uuid[])
      or id in (select officer from assignment where village = ${village} and from_day <= ${`${year}-12-31`})`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
