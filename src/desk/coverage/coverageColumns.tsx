import { Link } from 'react-router';
import { standings } from '../../domain/people/coverage.ts';
import { StandingMark } from './StandingMark.tsx';
import type { Column } from '../list/columns.ts';
import { Day } from '../../ui/time.tsx';
import { type Cell, namesOf, type Wall } from './wallBlocks.ts';
import type { Say } from './words.ts';
import { inARow } from '../../ui/words.ts';

/** The list behind the wall. */
export function coverageColumns(say: Say, { areas, stations }: Wall): Column<Cell>[] {
  const [areaNames, stationNames] = [namesOf(areas), namesOf(stations)];
  const area = (id: string): string => areaNames.get(id) ?? id;
  return [
    {
      ...{ key: 'village', title: say('village'), names: true, sorts: true, found: true },
      value: ({ name }) => name,
      cell: ({ id, name }) => <Link to={`/village/${id}`}>{name}</Link>,
    },
    {
      ...{ key: 'standing', title: say('standing'), sorts: true },
      filter: standings.map((value) => ({ value, label: say(`standing_${value}`) })),
      value: ({ standing }) => standing,
      cell: ({ standing }) => (
        <span className="standing">
          <StandingMark standing={standing} /> {say(`standing_${standing}`)}
        </span>
      ),
    },
    { key: 'leads', title: say('leads'), value: ({ leads }) => inARow(leads) },
    {
      ...{ key: 'until', title: say('until'), sorts: true },
      value: ({ until }) => until ?? null,
      cell: ({ until }) => (until === undefined ? null : <Day on={until} />),
    },
    { key: 'township', title: say('township'), sorts: true, found: true, value: ({ id }) => area(id.slice(0, 9)) },
    {
      key: 'station',
      title: say('station'),
      sorts: true,
      found: true,
      value: ({ station }) => (station === null ? null : (stationNames.get(station) ?? station)),
    },
    { key: 'county', title: say('county'), sorts: true, extra: true, value: ({ id }) => area(id.slice(0, 6)) },
    { key: 'code', title: say('code'), found: true, extra: true, value: ({ id }) => id },
  ];
}
