import { Skeleton } from 'antd';
import type { SixRole } from '../../domain/journal/kind.ts';
import { sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import { chapters } from '../../domain/reports/figures.ts';
import { valueOf } from '../../domain/reports/report.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { FigureDrawer } from '../reports/FigureDrawer.tsx';
import { FigureLink, Opening } from '../reports/FigureLink.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface SixRolesProps {
  area: string;
  month: string;
  /** What is opened, as it stands in the address: `area~figure`. */
  opened: string;
  open: (opened: string) => void;
}

/** The month read by the six roles of the source (六大员): a way to read, not a menu. Its figures are those of the report. */
export function SixRoles({ area, month, opened, open }: SixRolesProps) {
  const say = useWords();
  const found = useAnswer('/api/reports', { query: { area, month } });
  const [of = '', figure = ''] = opened.split('~');
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  return (
    <Opening value={(which, whose) => open(`${whose}~${which}`)}>
      <p className="aside">{say('rolesNote')}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('role')}</th>
            <th scope="col" className="number">
              {say('entries')}
            </th>
            <th scope="col">{say('kinds')}</th>
          </tr>
        </thead>
        <tbody>
          {sixRoleNames.map((role) => (
            <RoleRow key={role} role={role} report={found.data} />
          ))}
        </tbody>
      </table>
      {figure !== '' && (
        <FigureDrawer {...{ figure, month }} area={of} go={(to) => open(`${to}~${figure}`)} close={() => open('')} />
      )}
    </Opening>
  );
}

/** A role's entries, and what of its work there was. */
function RoleRow({ role, report: { area, values } }: { role: SixRole; report: Answer<'/api/reports'> }) {
  const language = useLanguage();
  const done = chapters
    .filter(({ id }) => id === role)
    .flatMap(({ figures }) => figures.filter(({ id }) => valueOf(values, id) > 0));
  return (
    <tr>
      <th scope="row" className="names">
        {sixRoles[role][language]}
      </th>
      <td className="number">
        <FigureLink figure={`${role}Entries`} area={area} value={valueOf(values, `${role}Entries`)} />
      </td>
      <td className="aside report-figures">
        {done.map(({ id, label }, index) => (
          <span key={id}>
            {index > 0 && ' · '}
            {label[language]} <FigureLink figure={id} area={area} value={valueOf(values, id)} />
          </span>
        ))}
      </td>
    </tr>
  );
}
