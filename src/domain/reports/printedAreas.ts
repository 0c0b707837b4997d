import type { Language } from '../language/sentences.ts';
import { chapters, dutyFigure, dutyStandings, figures } from './figures.ts';
import { askedIn, dutyLabel } from './printedFigures.ts';
import { number, pair, type PrintedTable, saying, text } from './printedTable.ts';
import { type Report, valueOf } from './report.ts';

/** Areas with a village in the scheme, or with work all the same: a row of noughts tells nothing. */
const toldOf = ({ areas }: Report): Report['areas'] =>
  areas.filter(({ values }) => Object.values(values).some((value) => value !== 0));

/** Villages and duties of each area one level down: done of asked; by area, in the order of their ids (R16). */
export function areaTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  const duties = askedIn(report);
  const of = language === 'zh' ? '·' : ': ';
  const coverage = ['villages', 'covered'].map((id) => figures.get(id)!);
  return {
    id: 'areas',
    title: say('byArea'),
    columns: [
      text(say('area')),
      ...coverage.map((figure) => number(figure.label[language])),
      ...duties.map((duty) => {
        const [label, { met, asked }] = [dutyLabel(duty, language), dutyStandings];
        return pair(label, [label + of + met[language], label + of + asked[language]]);
      }),
    ],
    rows: toldOf(report).map(({ area, values }) => [
      area.name,
      ...coverage.map(({ id }) => valueOf(values, id)),
      ...duties.map(
        (duty) => [valueOf(values, dutyFigure(duty, 'met')), valueOf(values, dutyFigure(duty, 'asked'))] as const,
      ),
    ]),
  };
}

/** What a bureau compares between places first; the rest stands in the table of all figures of a workbook. */
const compared = [
  'householdsVisited',
  'informationToStation',
  'dispute.opened',
  'dispute.settled',
  'hazard.opened',
  'hazard.settled',
  'patrols',
  'lawClasses',
  'serviceJobs',
];

export function areaWorkTable(report: Report, language: Language): PrintedTable {
  const say = saying(language);
  const shown = compared.map((id) => figures.get(id)!);
  return {
    id: 'areaWork',
    title: say('workByArea'),
    columns: [text(say('area')), ...shown.map((figure) => number(figure.label[language]))],
    rows: toldOf(report).map(({ area, values }) => [area.name, ...shown.map(({ id }) => valueOf(values, id))]),
  };
}

/** How each figure is made, with the name by which a form of the bureau's own asks for it. */
export function definitionTable(_report: Report, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'definitions',
    title: say('definitions'),
    columns: [text(say('figure')), text(say('unit')), text(say('definition')), text(say('code'))],
    rows: [
      ...chapters.flatMap((chapter) =>
        chapter.id === 'duties'
          ? []
          : chapter.figures.map(({ id, label, unit, definition }) => [
              label[language],
              unit[language],
              definition[language],
              id,
            ]),
      ),
      // the same for every duty
      ...Object.entries(dutyStandings).map(([standing, { definition, ...label }]) => [
        `${say('duty')}·${label[language]}`,
        '',
        definition[language],
        `….${standing}`,
      ]),
    ],
  };
}
