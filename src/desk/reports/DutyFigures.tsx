import type { DutyId } from '../../domain/duties/duty.ts';
import { ruleOf } from '../../domain/duties/rules/registry.ts';
import { marks, standingOfArea, stateWords } from '../../domain/duties/standing.ts';
import { dutyFigure } from '../../domain/reports/figures.ts';
import { dutiesIn, valueOf, type Values } from '../../domain/reports/report.ts';
import { useLanguage } from '../../ui/words.ts';
import { Chapter } from './Chapter.tsx';
import { FigureLink } from './FigureLink.tsx';
import type { ReportAnswer } from './ReportTab.tsx';
import { useWords } from './words.ts';

const sumsOf = (values: Values, duty: DutyId) => {
  const value = (standing: Parameters<typeof dutyFigure>[1]) => valueOf(values, dutyFigure(duty, standing));
  return {
    met: value('met'),
    open: value('open'),
    missed: value('missed'),
    exempt: value('exempt'),
    asked: value('asked'),
    done: value('done'),
    due: value('due'),
  };
};

const isAsked = (values: Values, duty: DutyId): boolean => sumsOf(values, duty).asked + sumsOf(values, duty).exempt > 0;

/** Areas by duty, the area's own row first; in the order of their ids, never of their figures (R16). */
export function DutyFigures({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const duties = dutiesIn(report.values);
  const asked = duties.filter((duty) => isAsked(report.values, duty));
  const aims = duties.filter((duty) => !asked.includes(duty));
  return (
    <>
      {asked.length > 0 && (
        <Chapter title={say('duties')}>
          <DutyTable report={report} duties={asked} />
          <p className="aside">
            {(['met', 'open', 'missed', 'exempt'] as const).map((state) => (
              <span key={state} className="report-legend">
                <span aria-hidden className={`report-mark ${state}`}>
                  {marks[state]}
                </span>{' '}
                {stateWords[state][language]}
              </span>
            ))}
          </p>
        </Chapter>
      )}
      {aims.length > 0 && (
        <Chapter title={say('aims')}>
          <DutyTable report={report} duties={aims} />
        </Chapter>
      )}
    </>
  );
}

function DutyTable({ report, duties }: { report: ReportAnswer; duties: DutyId[] }) {
  const say = useWords();
  const language = useLanguage();
  const rows = [
    { area: report.area, values: report.values, whole: true },
    ...report.areas.map((one) => ({ ...one, whole: false })),
  ];
  return (
    <div className="report-wide">
      <table className="list report-table">
        <thead>
          <tr>
            <th scope="col" className="names">
              {say('area')}
            </th>
            {duties.map((duty) => (
              <th key={duty} scope="col" className="number">
                {ruleOf(duty)!.label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, values, whole }) => (
            <tr key={area.id} className={whole ? 'report-sum' : undefined}>
              <th scope="row" className="names">
                {whole ? say('whole') : area.name}
              </th>
              {duties.map((duty) => (
                <td key={duty} className="number">
                  <DutyCell {...{ area, values, duty }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Done of asked and what is left, each opens; its sign says how it stands, with the words of the scorecard. */
function DutyCell({ area, values, duty }: { area: { id: string; name: string }; values: Values; duty: DutyId }) {
  const say = useWords();
  const language = useLanguage();
  const sums = sumsOf(values, duty);
  const link = (standing: keyof typeof sums, shown?: string) => (
    <FigureLink
      figure={dutyFigure(duty, standing)}
      {...{ area }}
      value={sums[standing]}
      {...(shown !== undefined && { shown })}
    />
  );
  const asked = isAsked(values, duty);
  // outside the scheme nothing is asked
  if (!asked && sums.due + sums.done === 0) return <span className="aside">–</span>;
  if (!asked)
    return (
      <span className="report-figures">
        {link('done')}/{link('due')}
      </span>
    );
  const { state, left } = standingOfArea({ ...sums, aim: 0, required: sums.due, of: sums.asked + sums.exempt });
  return (
    <span className="report-figures" title={stateWords[state][language]}>
      <span aria-hidden className={`report-mark ${state}`}>
        {marks[state]}
      </span>{' '}
      {link('met')}/{link('asked')}
      {(state === 'open' || state === 'missed') && (
        <small className="report-left">
          {link(state, say('left', { word: stateWords[state][language], count: left }))}
        </small>
      )}
    </span>
  );
}
