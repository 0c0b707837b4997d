import { kindOf } from '../../domain/journal/registry.ts';
import { sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import {
  caseFigure,
  caseStandings,
  chapters,
  type Figure,
  reportedKinds,
  standings,
  unitBeside,
} from '../../domain/reports/figures.ts';
import { valueOf } from '../../domain/reports/report.ts';
import { numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Chapter } from './Chapter.tsx';
import { FigureLink } from './FigureLink.tsx';
import type { ReportAnswer } from './ReportTab.tsx';
import { useWords } from './words.ts';

const figuresOf = (chapter: string): readonly Figure[] => chapters.find(({ id }) => id === chapter)?.figures ?? [];

/** `+12`, `−3`; a difference is no judgement and has no colour. */
const difference = (value: number): string =>
  value > 0 ? `+${numberInWords(value)}` : value < 0 ? `−${numberInWords(-value)}` : '0';

function Compared({ figures, report, head }: { figures: readonly Figure[]; report: ReportAnswer; head?: string }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="list report-table">
      {head !== undefined && <caption>{head}</caption>}
      <thead>
        <tr>
          <th scope="col">{say('figure')}</th>
          <th scope="col" className="number">
            {say('now')}
          </th>
          <th scope="col" className="number">
            {say('earlier')}
          </th>
          <th scope="col" className="number">
            {say('change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ id, label, unit }) => {
          const [now, earlier] = [valueOf(report.values, id), valueOf(report.valuesBefore, id)];
          return (
            <tr key={id}>
              <th scope="row">
                {label[language]} <span className="aside">{unitBeside({ label, unit }, language)}</span>
              </th>
              <td className="number">
                <FigureLink figure={id} area={report.area} value={now} />
              </td>
              <td className="number">{numberInWords(earlier)}</td>
              <td className="number">{difference(now - earlier)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function CoverageFigures({ report }: { report: ReportAnswer }) {
  const language = useLanguage();
  return (
    <Chapter title={chapters[0]!.label[language]}>
      <dl className="report-strip">
        {figuresOf('coverage').map(({ id, label }) => (
          <div key={id}>
            <dt>{label[language]}</dt>
            <dd>
              <FigureLink figure={id} area={report.area} value={valueOf(report.values, id)} />
            </dd>
          </div>
        ))}
      </dl>
    </Chapter>
  );
}

/** The six roles as bars: this month in ink, the month before as an outline. */
export function RoleFigures({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const { label, figures } = chapters.find(({ id }) => id === 'roles')!;
  const most = Math.max(
    1,
    ...figures.flatMap(({ id }) => [valueOf(report.values, id), valueOf(report.valuesBefore, id)]),
  );
  return (
    <Chapter title={label[language]}>
      <div className="report-bars">
        {figures.map(({ id, label: role }) => {
          const [now, earlier] = [valueOf(report.values, id), valueOf(report.valuesBefore, id)];
          return (
            <div key={id} className="report-bar">
              <span>{role[language]}</span>
              <span aria-hidden className="report-bar-drawn">
                <i style={{ width: `${(now / most) * 100}%` }} />
                <i className="earlier" style={{ width: `${(earlier / most) * 100}%` }} />
              </span>
              <span className="number">
                <FigureLink figure={id} area={report.area} value={now} />{' '}
                <span className="aside">
                  {say('earlier')} {numberInWords(earlier)}
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </Chapter>
  );
}

/** Every kind of work by its role; what happened in neither month is left out. */
export function WorkFigures({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const told = ({ id }: Figure) => valueOf(report.values, id) + valueOf(report.valuesBefore, id) > 0;
  const roles = sixRoleNames
    .map((role) => ({ role, figures: figuresOf(role).filter(told) }))
    .filter(({ figures }) => figures.length > 0);
  return (
    <Chapter title={say('work')}>
      {roles.length === 0 && <p className="empty">{say('empty')}</p>}
      <div className="report-roles">
        {roles.map(({ role, figures }) => (
          <Compared key={role} figures={figures} report={report} head={sixRoles[role][language]} />
        ))}
      </div>
    </Chapter>
  );
}

export function CaseFigures({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Chapter title={say('cases')}>
      <table className="list report-table report-cases">
        <thead>
          <tr>
            <th scope="col">{say('kind')}</th>
            {standings.map((standing) => (
              <th key={standing} scope="col" className="number">
                {caseStandings[standing][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reportedKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{kindOf(kind)!.label[language]}</th>
              {standings.map((standing) => {
                const id = caseFigure(kind, standing);
                const value = valueOf(report.values, id);
                return (
                  <td key={standing} className={standing === 'overdue' && value > 0 ? 'number urgent' : 'number'}>
                    <FigureLink figure={id} area={report.area} value={value} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Chapter>
  );
}
