import type { Coverage } from '../../domain/people/coverage.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { caseFigure, dutyFigure, standings } from '../../domain/reports/figures.ts';
import type { Values } from '../../domain/reports/report.ts';
import type { AreaRow } from '../scorecards/sums.ts';
import type { CaseSums } from './cases.ts';

/** The duties of an area as figures: the very numbers of its scorecard. */
export function dutyValues({ duties }: AreaRow): Values {
  return Object.fromEntries(
    Object.entries(duties).flatMap(([duty, { met, open, missed, exempt, required, done, of, aim }]) =>
      Object.entries({ asked: of - exempt - aim, met, open, missed, exempt, done, due: required }).map(
        ([standing, value]) => [dutyFigure(duty as DutyId, standing as 'met'), value] as const,
      ),
    ),
  );
}

export const caseValues = (row: CaseSums): Values =>
  Object.fromEntries(standings.map((standing) => [caseFigure(row.kind, standing), row[standing]]));

export const coverageValues = (row: Coverage): Values => ({
  villages: row.villages,
  covered: row.covered,
  uncovered: row.uncovered.length,
  residentVillages: row.resident,
  contactVillages: row.contact,
  doubled: row.doubled.length,
});
