import { kindOf, kinds } from '../../domain/journal/registry.ts';
import type { SixRole } from '../../domain/journal/kind.ts';
import { Skeleton } from 'antd';
import { useAnswer } from '../platform/client.ts';
import { numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

const roles: readonly SixRole[] = ['organiser', 'mediator', 'collector', 'publicist', 'liaison', 'service'];

/** The month read by the six roles of the source (六大员): a way to read, not a menu. */
export function SixRoles({ area, month }: { area: string; month: string }) {
  const say = useWords();
  const wide = area.length < 6;
  const found = useAnswer('/api/scorecards/kinds', { query: { area, month } }, { when: !wide });
  if (wide) return <p className="empty">{say('rolesWide')}</p>;
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const entries = new Map(found.data.kinds.map(({ kind, entries }) => [kind, entries]));
  return (
    <>
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
          {roles.map((role) => (
            <RoleRow key={role} role={role} entries={entries} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function RoleRow({ role, entries }: { role: SixRole; entries: Map<string, number> }) {
  const say = useWords();
  const language = useLanguage();
  const made = Object.keys(kinds).filter((kind) => kindOf(kind)?.role === role);
  const sum = made.reduce((total, kind) => total + (entries.get(kind) ?? 0), 0);
  return (
    <tr>
      <th scope="row">{say(`roles_${role}`)}</th>
      <td className="number">{numberInWords(sum)}</td>
      <td className="aside">
        {made.map((kind) => `${kindOf(kind)?.label[language]} ${numberInWords(entries.get(kind) ?? 0)}`).join(' · ')}
      </td>
    </tr>
  );
}
