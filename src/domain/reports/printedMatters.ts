import { caseStates } from '../cases/fold.ts';
import type { Language } from '../language/sentences.ts';
import { dutyLabel } from './printedFigures.ts';
import { minute, number, type PrintedTable, saying, text } from './printedTable.ts';
import { dutyStandings } from './figures.ts';
import { missingIn, notableWhys, type Report } from './report.ts';

/** How many areas are named where something is still missing. */
const NAMED = 12;

export function missingTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'missing',
    title: say('missing'),
    columns: [
      text(say('duty')),
      number(dutyStandings.open[language]),
      number(dutyStandings.missed[language]),
      text(say('where')),
    ],
    rows: missingIn(report).map(({ duty, open, missed, areas }) => [
      dutyLabel(duty, language),
      open,
      missed,
      listed(
        areas.map(({ name }) => name),
        language,
      ),
    ]),
  };
}

function listed(names: string[], language: Language): string {
  const shown = names.slice(0, NAMED).join(language === 'zh' ? '、' : ', ');
  if (names.length <= NAMED) return shown;
  const others = saying(language)('andOthers').replace('{n}', String(names.length));
  return language === 'zh' ? shown + others : `${shown} ${others}`;
}

export function notableTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'notable',
    title: say('notable'),
    columns: (['why', 'village', 'matter', 'began', 'due', 'state'] as const).map((word) => text(say(word))),
    rows: report.notable.map((one) => [
      notableWhys[one.why][language],
      one.village.name,
      one.title[language],
      minute(one.openedAt),
      one.dueAt === null ? '' : minute(one.dueAt),
      caseStates(one.kind)[one.state]?.[language] ?? one.state,
    ]),
  };
}

export function campaignTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'campaigns',
    title: say('campaigns'),
    columns: [text(say('campaign')), text(say('from')), text(say('to')), number(say('entries'))],
    rows: report.campaigns.map(({ name, from, to, entries }) => [name, from, to, entries]),
  };
}

export function uncoveredTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'uncovered',
    title: say('uncovered'),
    columns: [text(say('village')), text(say('code'))],
    rows: report.uncovered.map(({ id, name }) => [name, id]),
  };
}
