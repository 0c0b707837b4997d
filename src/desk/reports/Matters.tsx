import { Link } from 'react-router';
import { caseStates } from '../../domain/cases/fold.ts';
import { ruleOf } from '../../domain/duties/rules/registry.ts';
import { dutyFigure, dutyStandings } from '../../domain/reports/figures.ts';
import { missingIn, notableWhys } from '../../domain/reports/report.ts';
import { queryOf } from '../platform/address.ts';
import { Day, numberInWords, Time } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { Chapter } from './Chapter.tsx';
import { FigureLink } from './FigureLink.tsx';
import type { ReportAnswer } from './ReportTab.tsx';
import { useWords } from './words.ts';

/** How many areas are named where something is still missing. */
const NAMED = 12;

export function MissingWork({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const missing = missingIn(report);
  return (
    <Chapter title={say('missing')}>
      {missing.length === 0 ? (
        <p className="empty">{say('missingNone')}</p>
      ) : (
        <table className="list report-table">
          <thead>
            <tr>
              <th scope="col">{say('figure')}</th>
              <th scope="col" className="number">
                {dutyStandings.open[language]}
              </th>
              <th scope="col" className="number">
                {dutyStandings.missed[language]}
              </th>
              <th scope="col">{say('where')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ duty, open, missed, areas }) => (
              <tr key={duty}>
                <th scope="row">{ruleOf(duty)!.label[language]}</th>
                <td className="number">
                  <FigureLink figure={dutyFigure(duty, 'open')} area={report.area} value={open} />
                </td>
                <td className="number">
                  <FigureLink figure={dutyFigure(duty, 'missed')} area={report.area} value={missed} />
                </td>
                <td>
                  {inARow(areas.slice(0, NAMED).map(({ name }) => name))}
                  {areas.length > NAMED && ` … ${areas.length}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Chapter>
  );
}

/** Cases worth a look, without persons. */
export function Notable({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Chapter title={say('notable')}>
      {report.notable.length === 0 ? (
        <p className="empty">{say('notableNone')}</p>
      ) : (
        <div className="report-wide">
          <table className="list report-table">
            <thead>
              <tr>
                {(['why', 'village', 'matter', 'began', 'due', 'state'] as const).map((word) => (
                  <th key={word} scope="col">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.notable.map((one) => (
                <tr key={one.id}>
                  <td>{notableWhys[one.why][language]}</td>
                  <th scope="row">{one.village.name}</th>
                  <td>
                    <Link to={`/village/${one.village.id}${queryOf({ case: one.id })}`}>{one.title[language]}</Link>
                  </td>
                  <td>
                    <Time at={one.openedAt} />
                  </td>
                  <td>{one.dueAt && <Time at={one.dueAt} />}</td>
                  <td>{caseStates(one.kind)[one.state]?.[language] ?? one.state}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Chapter>
  );
}

export function Campaigns({ report }: { report: ReportAnswer }) {
  const say = useWords();
  if (report.campaigns.length === 0) return null;
  return (
    <Chapter title={say('campaigns')}>
      <ul className="report-names">
        {report.campaigns.map(({ name, from, to, entries }) => (
          <li key={`${name} ${from}`}>
            {name}{' '}
            <span className="aside">
              <Day on={from} /> – <Day on={to} />
            </span>{' '}
            {say('entries')} {numberInWords(entries)}
          </li>
        ))}
      </ul>
    </Chapter>
  );
}

export function Uncovered({ report }: { report: ReportAnswer }) {
  const say = useWords();
  if (report.uncovered.length === 0) return null;
  return (
    <Chapter title={say('uncovered')}>
      <ul className="report-names">
        {report.uncovered.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/village/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Chapter>
  );
}
