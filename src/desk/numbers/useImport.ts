import { useMemo, useState } from 'react';
import {
  guessColumns,
  type ColumnUse,
  type Matching,
  noMatching,
  type Purpose,
} from '../../domain/numbers/matching.ts';
import { type Impersonal } from '../../domain/numbers/persons.ts';
import { type ReadGrid, type ReadRow, readers } from '../../domain/numbers/read.ts';
import { type KnownVillage, VillageNames } from '../../domain/numbers/villages.ts';

/** A sheet as brought, and what it is called. */
export interface Brought extends Impersonal {
  source: string;
}

/** An import under way: the sheet, how it is read, and what that comes to. All of it is in this page until it is saved. */
export function useImport(purpose: Purpose, villages: readonly KnownVillage[], remembered: Matching = noMatching) {
  const [brought, setBrought] = useState<Brought>();
  const [columns, setColumns] = useState<Record<string, ColumnUse>>({});
  const [spellings, setSpellings] = useState(remembered.villages);
  const [codeList, setCodeList] = useState(remembered.codeList ?? '');
  const names = useMemo(() => new VillageNames(villages, spellings), [villages, spellings]);
  const matching: Matching = useMemo(() => ({ columns, villages: spellings }), [columns, spellings]);
  const read: ReadGrid<ReadRow> | undefined = useMemo(
    () => brought && readers[purpose](brought, matching, names),
    [brought, matching, names, purpose],
  );
  const edit = (change: (rows: string[][]) => string[][]) =>
    setBrought((before) => before && { ...before, rows: change(before.rows) });
  return {
    ...{ brought, columns, codeList, setCodeList, read, matching },
    bring: (sheet: Brought | undefined) => {
      setBrought(sheet);
      setColumns(sheet ? guessColumns(purpose, sheet.headings, remembered) : {});
    },
    putColumn: (heading: string, use: ColumnUse) => setColumns((before) => ({ ...before, [heading]: use })),
    nameVillage: (spelling: string, village: string) => setSpellings((before) => ({ ...before, [spelling]: village })),
    mend: (row: number, heading: string, cell: string) =>
      edit((rows) => {
        const column = brought?.headings.indexOf(heading) ?? -1;
        return rows.map((cells, at) =>
          at === row ? cells.map((old, place) => (place === column ? cell : old)) : cells,
        );
      }),
    leaveOut: (row: number) => edit((rows) => rows.filter((_, at) => at !== row)),
  };
}

export type Importing = ReturnType<typeof useImport>;
