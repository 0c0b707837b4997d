import { Segmented, Skeleton } from 'antd';
import { sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import type { Change } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { Bars } from './Bars.tsx';
import { type Period, periodsOf } from './periods.ts';
import type { VillageAddress } from './VillageView.tsx';
import { type Say, useWords } from './words.ts';

const duties = ['villageDays', 'householdVisits', 'informationPassed'] as const;

interface YearProps {
  village: string;
  month: string;
  address: VillageAddress;
  change: Change<VillageAddress>;
}

/** A village's year in small charts, or in one table that says the same. */
export default function Year({ village, month, address, change }: YearProps) {
  const say = useWords();
  const found = useAnswer('/api/villages/{id}/series', { path: { id: village }, query: { month } }, { keep: true });
  const periods = periodsOf(found.data?.months ?? [], address.per === 'quarter' ? 'quarter' : 'month');
  return (
    <section className="year" aria-labelledby="year">
      <div className="year-head">
        <h2 id="year">{say('year')}</h2>
        <Choice
          of={['month', 'quarter']}
          words={[say('perMonth'), say('perQuarter')]}
          at={address.per}
          go={(per) => change({ per })}
        />
        <Choice
          of={['chart', 'table']}
          words={[say('asChart'), say('asTable')]}
          at={address.as}
          go={(as) => change({ as })}
        />
      </div>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined && !found.error && <Skeleton active />}
      {found.data && (address.as === 'table' ? <Table periods={periods} /> : <Charts periods={periods} />)}
    </section>
  );
}

function Choice({
  of,
  words,
  at,
  go,
}: {
  of: [string, string];
  words: [string, string];
  at: string;
  go: (to: string) => void;
}) {
  return (
    <Segmented
      className="no-print"
      value={at}
      options={of.map((value, index) => ({ value, label: words[index] }))}
      onChange={go}
    />
  );
}

/** The year stands beside January and each quarter. */
function nameOf(say: Say, key: string): string {
  const [year = '', part = ''] = key.split('-');
  if (part.startsWith('Q')) return `${year} ${say('quarter', { quarter: part.slice(1) })}`;
  return part === '01' ? key : say('shortMonth', { month: Number(part) });
}

function Charts({ periods }: { periods: readonly Period[] }) {
  const say = useWords();
  const language = useLanguage();
  const names = periods.map(({ key }) => nameOf(say, key));
  return (
    <>
      <h3>{say('chartDuties')}</h3>
      <div className="charts">
        {duties.map((duty) => (
          <Bars
            key={duty}
            {...{ names, title: say(duty), of: say(duty) }}
            values={periods.map((period) => period.duties[duty].done)}
            line={{ of: say('required'), values: periods.map((period) => period.duties[duty].required) }}
          />
        ))}
      </div>
      <h3>{say('chartRoles')}</h3>
      <div className="charts">
        {sixRoleNames.map((role) => (
          <Bars
            key={role}
            {...{ names, title: sixRoles[role][language], of: say('entries') }}
            values={periods.map(({ roles }) => roles[role])}
          />
        ))}
      </div>
      <h3>{say('chartCases')}</h3>
      <div className="charts">
        <Bars
          {...{ names, title: `${say('opened')} / ${say('closedCases')}`, of: say('opened') }}
          values={periods.map(({ cases }) => cases.opened)}
          line={{ of: say('closedCases'), values: periods.map(({ cases }) => cases.closed) }}
        />
      </div>
    </>
  );
}

function Table({ periods }: { periods: readonly Period[] }) {
  const say = useWords();
  const language = useLanguage();
  const heads = [
    ...duties.map((duty) => say(duty)),
    ...sixRoleNames.map((role) => sixRoles[role][language]),
    say('opened'),
    say('closedCases'),
  ];
  return (
    <div className="wide" role="region" aria-label={say('asTable')} tabIndex={0}>
      <table className="plain year-table">
        <thead>
          <tr>
            <th scope="col">{say('monthColumn')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.key}>
              <th scope="row">{period.key}</th>
              {duties.map((duty) => (
                <td key={duty} className="number">
                  {period.duties[duty].done}/{period.duties[duty].required}
                </td>
              ))}
              {[...sixRoleNames.map((role) => period.roles[role]), period.cases.opened, period.cases.closed].map(
                (value, index) => (
                  <td key={heads[duties.length + index]} className="number">
                    {value}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
