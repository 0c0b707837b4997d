import { useMemo } from 'react';
import type { Purpose } from '../../domain/numbers/matching.ts';
import { columnUseWords } from '../../domain/numbers/matching.ts';
import type { CaseCountRow, HistoryRow, PopulationRow, ReadGrid, ReadRow } from '../../domain/numbers/read.ts';
import type { KnownVillage } from '../../domain/numbers/villages.ts';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { useWords, type Words } from './words.ts';

interface PreviewProps {
  purpose: Purpose;
  read: ReadGrid<ReadRow>;
  villages: readonly KnownVillage[];
}

/** What will be saved, village by village. */
export function Preview({ purpose, read, villages }: PreviewProps) {
  const say = useWords();
  const language = useLanguage();
  const names = useMemo(() => new Map(villages.map((village) => [village.id, village])), [villages]);
  const columns = useMemo(
    () => [...villageColumns(names, say), ...numberColumns(purpose, read.rows, say, language)],
    [names, purpose, read.rows, say, language],
  );
  return (
    <List
      name="numbers"
      caption={say('previewCaption')}
      rows={read.rows}
      keyOf={({ village, at }) => `${village} ${at[0] ?? ''}`}
      of={`${purpose} ${read.rows.length}`}
      columns={columns}
      empty={say('nothing')}
    />
  );
}

const villageColumns = (names: ReadonlyMap<string, KnownVillage>, say: Words): Column<ReadRow>[] => [
  {
    ...{ key: 'village', title: say('village'), names: true, found: true, sorts: true },
    value: ({ village }) => names.get(village)?.name ?? village,
  },
  {
    ...{ key: 'township', title: say('township'), found: true, sorts: true },
    value: ({ village }) => names.get(village)?.township ?? '',
  },
];

/** Categories that have a column of their own; more are told in one. */
const MOST_COLUMNS = 8;

function numberColumns(purpose: Purpose, rows: readonly ReadRow[], say: Words, language: Language): Column<ReadRow>[] {
  if (purpose === 'caseCounts')
    return caseColumns(rows as readonly CaseCountRow[], say) as unknown as Column<ReadRow>[];
  if (purpose === 'populationCount')
    return (['residents', 'away', 'returned', 'incoming'] as const).map((use): Column<ReadRow> => ({
      ...{ key: use, title: columnUseWords[use][language], number: true, sorts: true },
      value: (row) => (row as PopulationRow)[use],
    }));
  const of = (row: ReadRow) => row as HistoryRow;
  return [
    { ...{ key: 'on', title: say('on'), sorts: true }, value: (row) => of(row).on },
    { ...{ key: 'count', title: say('count'), number: true }, value: (row) => of(row).count ?? null },
    { ...{ key: 'text', title: say('text') }, value: (row) => of(row).text ?? '' },
  ];
}

function caseColumns(rows: readonly CaseCountRow[], say: Words): Column<CaseCountRow>[] {
  const categories = [...new Set(rows.flatMap(({ counts }) => Object.keys(counts)))];
  const total: Column<CaseCountRow> = {
    ...{ key: 'total', title: say('total'), number: true, sorts: true },
    value: ({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
  if (categories.length > MOST_COLUMNS)
    return [total, { key: 'counts', title: say('counts'), value: ({ counts }) => countsInWords(counts) }];
  const each = categories.map((category): Column<CaseCountRow> => ({
    ...{ key: `category-${category}`, title: category, number: true, sorts: true },
    value: ({ counts }) => counts[category] ?? null,
  }));
  return [...each, total];
}

/** Numbers by name in one line, those that are nought left out. */
export const countsInWords = (counts: Readonly<Record<string, unknown>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${String(count as number)}`)
    .join(', ');
