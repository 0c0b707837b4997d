import { useMemo } from 'react';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { useLanguage } from '../../ui/words.ts';
import { areaDuties } from './dutyColumns.tsx';
import type { AreaRow } from './rows.ts';
import { useWords } from './words.ts';

interface AreaListProps {
  of: string;
  caption: string;
  rows: readonly AreaRow[] | undefined;
  before: readonly AreaRow[] | undefined;
  go: (area: string) => void;
  open: (area: string, duty: DutyId) => void;
  error: unknown;
  retry: () => void;
}

/** The month one level down: each name leads there, each figure opens what it is made of. */
export function AreaList({ of, caption, rows, before, go, open, error, retry }: AreaListProps) {
  const say = useWords();
  const language = useLanguage();
  const columns = useMemo<Column<AreaRow>[]>(
    () => [
      ...whereColumns(say, go),
      ...areaDuties({ say, language, rows: rows ?? [], before, open: ({ area }, duty) => open(area.id, duty) }),
    ],
    [say, language, rows, before, go, open],
  );
  return (
    <List
      name="scorecards-areas"
      {...{ caption, rows, columns, of, error, retry }}
      keyOf={({ area }) => area.id}
      open={({ area }) => go(area.id)}
      empty={say('noPolicy')}
    />
  );
}

function whereColumns(say: ReturnType<typeof useWords>, go: (area: string) => void): Column<AreaRow>[] {
  return [
    {
      key: 'area',
      title: say('area'),
      names: true,
      sorts: true,
      found: true,
      value: ({ area }) => area.name,
      cell: ({ area }) => (
        <button type="button" className="link" onClick={() => go(area.id)}>
          {area.name}
        </button>
      ),
    },
    { key: 'code', title: say('code'), extra: true, found: true, sorts: true, value: ({ area }) => area.id },
    {
      key: 'villages',
      title: say('villages'),
      width: 76,
      number: true,
      sorts: true,
      value: ({ villages }) => villages,
    },
  ];
}
