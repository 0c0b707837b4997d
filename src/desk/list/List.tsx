import { Button, type InputRef, Skeleton } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Refused } from '../shell/Refused.tsx';
import type { Column } from './columns.ts';
import { ListTable } from './ListTable.tsx';
import { ListTools } from './ListTools.tsx';
import { RowNews } from './News.tsx';
import { useCalm } from './useCalm.ts';
import { useKeys } from './useKeys.ts';
import { useList } from './useList.ts';
import { useWords } from './words.ts';

export interface ListProps<Row> {
  /** Under this name chosen columns are remembered and files are exported. */
  name: string;
  /** What the list is of, for whoever cannot see it. */
  caption: string;
  /** Undefined while they are fetched. */
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  /** Keep them from one drawing to the next (`useMemo`): the list is sought through anew when they change. */
  columns: readonly Column<Row>[];
  /** What the rows answer (area, month …): rows of another question replace those shown, of the same one they wait. */
  of: string;
  /** Shown when there is nothing at all: what the first step is. */
  empty: ReactNode;
  open?: (row: Row) => void;
  error?: unknown;
  retry?: () => void;
  /** What the room adds beside the search. */
  tools?: ReactNode;
  /** Where two lists share a view: what goes before the second one's names in the address. */
  prefix?: string;
}

/**
 * The one list of the desk: search by name, pinyin or code, filters, sorting, chosen columns, keyboard (`/ j k Enter`), CSV and
 * XLSX of what is shown, print; 17,000 rows are no burden, and updates do not move what is being read.
 */
export function List<Row>(props: ListProps<Row>) {
  const { name, caption, keyOf, columns, of, empty, open, error, retry, tools, prefix = '' } = props;
  const say = useWords();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const search = useRef<InputRef>(null);
  const calm = useCalm(props.rows, keyOf, of);
  const rows = calm.rows ?? NONE;
  const list = useList(name, rows, columns, prefix);
  const openAt = open && ((index: number) => open(list.shown[index] as Row));
  const { query, answered, shown } = list;
  const keys = useKeys({ frame, search, query, answered, rows: shown.length, open: openAt });
  if (error && calm.rows === undefined) return <Refused error={error} {...(retry && { retry })} />;
  if (calm.rows === undefined)
    return <Skeleton active title={false} paragraph={{ rows: 10 }} aria-label={say('loading')} />;
  if (rows.length === 0) return <div className="empty">{empty}</div>;
  return (
    <div className="list-whole">
      <ListTools {...{ name, list, columns, search, tools }} all={rows.length} toFirst={keys.toFirst}>
        <RowNews {...{ error, retry, waiting: calm.waiting, show: calm.show }} />
      </ListTools>
      {list.shown.length === 0 ? (
        <p className="empty">
          {say('noMatch')} <Button onClick={list.clear}>{say('clear')}</Button>
        </p>
      ) : (
        <ListTable
          {...{ caption, frame, setFrame, keyOf, gone: calm.gone }}
          hears={keys.hears}
          rows={list.shown}
          columns={list.chosen}
          sort={list.sort}
          setSort={list.setSort}
          opens={open !== undefined}
        />
      )}
    </div>
  );
}

const NONE: readonly never[] = [];
