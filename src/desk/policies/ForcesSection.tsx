import { Link } from 'react-router';
import { queryOf } from '../platform/address.ts';
import { Day } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { type Force, versionKey } from './answers.ts';
import { useWords } from './words.ts';

/** Where each policy is or was in force; what was there before is a click from its comparison. */
export function ForcesSection({ forces, read }: { forces: Force[]; read: (version: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  const before = (force: Force) => earlier(forces, force) ?? above(forces, force);
  return (
    <section>
      <h2>{say('forces')}</h2>
      <p className="aside">{say('forcesHint')}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('area')}</th>
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('to')}</th>
            <th scope="col">{say('policy')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {forces.map((force) => {
            const { area, name, from, to, policy } = force;
            const replaced = before(force);
            const compared = replaced && { from: versionKey(replaced.policy), to: versionKey(policy), area };
            return (
              <tr key={`${area} ${from}`}>
                <th scope="row">{name}</th>
                <td>
                  <Day on={from} />
                </td>
                <td>{to ? <Day on={to} /> : say('open')}</td>
                <td>
                  <button type="button" className="link" onClick={() => read(versionKey(policy))}>
                    {say('version', { name: policy.names[language], version: policy.version })}
                  </button>
                </td>
                <td>{compared && <Link to={`/policies/compare${queryOf(compared)}`}>{say('compare')}</Link>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What held there before; forces come in the order in which they began. */
const earlier = (forces: Force[], force: Force): Force | undefined =>
  forces.filter(({ area, from }) => area === force.area && from < force.from).pop();

/** What held there from above when nothing of its own did: of the nearest area the one that began last. */
const above = (forces: Force[], { area, from }: Force): Force | undefined =>
  forces
    .filter((one) => one.area !== area && area.startsWith(one.area) && one.from < from)
    .sort((a, b) => b.area.length - a.area.length || (a.from < b.from ? 1 : -1))[0];
