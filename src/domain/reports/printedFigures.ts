import type { DutyId } from '../duties/duty.ts';
import { ruleOf } from '../duties/rules/registry.ts';
import type { Language } from '../language/sentences.ts';
import { kindOf } from '../journal/registry.ts';
import {
  caseFigure,
  caseStandings,
  chapters,
  dutyFigure,
  type DutyStanding,
  dutyStandings,
  type Figure,
  reportedKinds,
  standings,
} from './figures.ts';
import { type Cell, number, pair, type PrintedTable, saying, text } from './printedTable.ts';
import { dutiesIn, type Report, valueOf } from './report.ts';
import { sixRoles } from '../journal/sixRoles.ts';

const chapterOf = (id: string) => chapters.find((chapter) => chapter.id === id)!;

const nowAndThen = (figure: Figure, { values, valuesBefore }: Report): [number, number] => [
  valueOf(values, figure.id),
  valueOf(valuesBefore, figure.id),
];

/** Figure, unit, this month, the month before, the difference. */
function compared(
  report: Report,
  language: Language,
  figures: readonly Figure[],
): Pick<PrintedTable, 'columns' | 'rows'> {
  const say = saying(language);
  return {
    columns: [
      text(say('figure')),
      text(say('unit')),
      number(say('now')),
      number(say('earlier')),
      number(say('change')),
    ],
    rows: figures.map((figure) => {
      const [now, then] = nowAndThen(figure, report);
      return [figure.label[language], figure.unit[language], now, then, now - then];
    }),
  };
}

export function coverageTable(report: Report, language: Language): PrintedTable {
  const { id, label, figures } = chapterOf('coverage');
  return { id, title: label[language], ...compared(report, language, figures) };
}

export function roleTable(report: Report, language: Language): PrintedTable {
  const { id, label, figures } = chapterOf('roles');
  return { id, title: label[language], chart: { columns: [2, 3] }, ...compared(report, language, figures) };
}

/** Every kind of work by its role; what happened in neither month is left out. */
export function workTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  const rows = Object.entries(sixRoles).flatMap(([role, label]) => {
    const told = chapterOf(role).figures.filter((figure) => nowAndThen(figure, report).some((value) => value > 0));
    return compared(report, language, told).rows.map((row): Cell[] => [label[language], ...row]);
  });
  const { columns } = compared(report, language, []);
  return { id: 'work', title: say('work'), columns: [text(say('role')), ...columns], rows };
}

export function caseTable(report: Report, language: Language): PrintedTable {
  const { id, label } = chapterOf('cases');
  const say = saying(language);
  const columns = standings.map((standing) => number(caseStandings[standing][language]));
  return {
    id,
    title: label[language],
    columns: [text(say('kind')), ...columns, number(say('thenOpened')), number(say('thenSettled'))],
    rows: reportedKinds.map((kind) => [
      kindOf(kind)!.label[language],
      ...standings.map((standing) => valueOf(report.values, caseFigure(kind, standing))),
      valueOf(report.valuesBefore, caseFigure(kind, 'opened')),
      valueOf(report.valuesBefore, caseFigure(kind, 'settled')),
    ]),
  };
}

export const dutyLabel = (duty: DutyId, language: Language): string => ruleOf(duty)!.label[language];

/** Duties that are asked of somebody; the others are aims. */
export const askedIn = (report: Report): DutyId[] =>
  dutiesIn(report.values).filter((duty) =>
    (['asked', 'exempt'] as const).some((standing) => valueOf(report.values, dutyFigure(duty, standing)) > 0),
  );

const both = (values: Report['values'], duty: DutyId, a: DutyStanding, b: DutyStanding): Cell => [
  valueOf(values, dutyFigure(duty, a)),
  valueOf(values, dutyFigure(duty, b)),
];

export function dutyTable(report: Report, language: Language): PrintedTable {
  const { id, label } = chapterOf('duties');
  const say = saying(language);
  const shown = ['asked', 'met', 'open', 'missed', 'exempt'] as const;
  return {
    id,
    title: label[language],
    columns: [
      text(say('duty')),
      ...shown.map((one) => number(dutyStandings[one][language])),
      pair(say('thenMet'), [say('thenDone'), say('thenAsked')]),
    ],
    // done, to do and missed are what was asked
    chart: { columns: [2, 3, 4], stacked: true },
    rows: askedIn(report).map((duty) => [
      dutyLabel(duty, language),
      ...shown.map((standing) => valueOf(report.values, dutyFigure(duty, standing))),
      both(report.valuesBefore, duty, 'met', 'asked'),
    ]),
  };
}

export function aimTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  const asked = askedIn(report);
  const aims = dutiesIn(report.values).filter((duty) => !asked.includes(duty));
  return {
    id: 'aims',
    title: say('aims'),
    columns: [
      text(say('aims')),
      number(say('aimDone')),
      number(say('aimDue')),
      pair(say('thenAim'), [say('thenAimDone'), say('thenAimDue')]),
    ],
    rows: aims.map((duty) => [
      dutyLabel(duty, language),
      valueOf(report.values, dutyFigure(duty, 'done')),
      valueOf(report.values, dutyFigure(duty, 'due')),
      both(report.valuesBefore, duty, 'done', 'due'),
    ]),
  };
}
