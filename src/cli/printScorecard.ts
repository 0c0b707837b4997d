import { type Month, monthOf } from '../domain/calendar/utc8.ts';
import { type DutyId, dutyIds } from '../domain/duties/duty.ts';
import { rules } from '../domain/duties/rules/registry.ts';
import type { Language } from '../domain/duties/sentence.ts';
import { marks, type Standing, standingOfArea, standingOfRow } from '../domain/duties/standing.ts';
import { holidays } from '../server/platform/holidays.ts';
import { Sentence } from '../server/platform/sentence.ts';
import type { Figures } from '../server/scorecards/columns.ts';
import type { ScorecardRow } from '../server/scorecards/read.ts';
import type { AreaFigures, AreaRow } from '../server/scorecards/sums.ts';
import type { CountingServices } from '../server/scorecards/turns.ts';
import { readScorecard } from '../server/scorecards/routes.ts';
import { besideServer, tell } from './besideServer.ts';
import { words } from './scorecardWords.ts';
import { broken, table } from './table.ts';

interface Asked {
  area: string;
  month?: Month;
  lang: Language;
}

/** Prints a month of an area as the desk shows it: by area down to the county's townships, below by village and posting. */
export function printScorecard({ area, month, lang }: Asked): Promise<void> {
  return besideServer(async ({ connection: { db, pipelines }, clock }) => {
    const known = await db.selectFrom('area').select('name').where('id', '=', area).executeTakeFirst();
    if (!known) throw new Sentence(`没有这个区域:${area}`, `There is no such area: ${area}`);
    const services = { db, pipelines, clock, holidays };
    tell(await scorecardText(services, { area, name: known.name, month: month ?? monthOf(clock.journalNow()), lang }));
    return true;
  });
}

type Answer = Awaited<ReturnType<typeof readScorecard>>;

/** The whole print: heading, table, legend. */
export async function scorecardText(
  services: CountingServices,
  { area, name, month, lang }: { area: string; name: string; month: Month; lang: Language },
): Promise<string> {
  const by = area.length < 9 ? ('area' as const) : undefined;
  let answer = await readScorecard(services, [area], { area, month, by, limit: 1000 });
  const head = heading(answer, name, lang);
  const rows: (ScorecardRow | AreaRow)[] = [...answer.rows];
  while ('next' in answer && answer.next !== undefined) {
    answer = await readScorecard(services, [area], { area, month, limit: 1000, cursor: answer.next });
    rows.push(...answer.rows);
  }
  if (rows.length === 0) return `${head}\n${words.noPolicy[lang]}`;
  return `${head}\n\n${drawn(rows, lang)}\n\n${words.legend[lang]}`;
}

function heading({ month, policy, closed, asOf, heardFrom }: Answer, name: string, lang: Language): string {
  const { devices, of } = heardFrom;
  return [
    `${name} ${month} ${words.scorecard[lang]} · ${closed ? words.closed[lang] : words.running[lang]}`,
    ...(policy ? [`${words.judgedBy[lang]} ${policy.id} ${policy.version}`] : []),
    `${words.asOf[lang]} ${asOf.slice(0, 16).replace('T', ' ')}`,
    `${words.heardFrom[lang]} ${devices}/${of}`,
  ].join(' · ');
}

function drawn(rows: (ScorecardRow | AreaRow)[], lang: Language): string {
  const asked = dutyIds.filter((id) => rows.some((row) => row.duties[id]));
  const titles = asked.map((id) => broken(rules[id].label[lang], lang === 'zh' ? 8 : 12));
  const byArea = rows.every((row) => 'area' in row);
  const first = byArea ? [words.area[lang], words.village[lang]] : [words.village[lang], words.officer[lang]];
  return table(
    [...first, ...titles],
    rows.map((row) => [...firstCells(row, lang), ...asked.map((id) => cell(row, id, lang))]),
  );
}

function firstCells(row: ScorecardRow | AreaRow, lang: Language): string[] {
  if ('area' in row) return [row.area.name, String(row.villages)];
  return [row.village.name, row.officer ? `${row.officer.name} ${row.officer.badge}` : words.villageItself[lang]];
}

function cell(row: ScorecardRow | AreaRow, duty: DutyId, lang: Language): string {
  const figures = row.duties[duty];
  if (!figures) return '–';
  return 'area' in row
    ? shown(standingOfArea(figures as AreaFigures), lang)
    : shown(standingOfRow(figures as Figures), lang);
}

const shown = ({ state, figure, late }: Standing, lang: Language): string =>
  `${marks[state]} ${figure}${late > 0 ? ` ${words.late[lang]}${late}` : ''}`;
