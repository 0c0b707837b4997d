import type { VillageStanding } from '../../domain/people/coverage.ts';
import type { Answer } from '../platform/client.ts';
import type { Block } from './wallLayout.ts';

export type Wall = Answer<'/api/coverage/wall'>;
export type Cell = Wall['villages'][number];
export type Grouping = 'township' | 'station';

/** The villages of a wall under their townships or stations, county by county. */
export function blocksOf({ area, areas, stations, villages }: Wall, by: Grouping, without: string): Block<Cell>[] {
  // a station may have its township's id, as the import gives it
  const names = namesOf(areas);
  const headings = by === 'township' ? names : namesOf(stations);
  const groups = new Map<string, Cell[]>();
  for (const village of villages) {
    const county = village.id.slice(0, 6);
    const key = `${county} ${by === 'township' ? village.id.slice(0, 9) : (village.station ?? '')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [village]);
    else group.push(village);
  }
  return [...groups].map(([key, cells]) => {
    const [county = '', id = ''] = key.split(' ');
    const section = area.length < 6 ? (names.get(county) ?? county) : '';
    return { id, name: id === '' ? without : (headings.get(id) ?? id), section, cells };
  });
}

export const namesOf = (named: readonly { id: string; name: string }[]): Map<string, string> =>
  new Map(named.map(({ id, name }) => [id, name]));

/** How many villages stand how. */
export function counted(cells: readonly Cell[]): Record<VillageStanding, number> {
  const counts = { gap: 0, double: 0, ending: 0, covered: 0, outside: 0 };
  for (const { standing } of cells) counts[standing] += 1;
  return counts;
}
