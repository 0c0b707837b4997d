import { memo, type ReactNode } from 'react';
import type { Column } from './columns.ts';
import type { RowHears } from './useKeys.ts';
import { ROW, useWindow } from './useWindow.ts';
import { useWords } from './words.ts';

interface ListTableProps<Row> {
  caption: string;
  frame: HTMLDivElement | null;
  setFrame: (frame: HTMLDivElement | null) => void;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  sort: string;
  setSort: (sort: string) => void;
  opens: boolean;
  hears: RowHears;
  /** Keys of rows that are no more, shown until the reader asks for the list as it is. */
  gone: ReadonlySet<string>;
}

/** The table itself: a plain one, so that a screen reader knows it, with only the rows in sight when there are many. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { caption, frame, setFrame, rows, columns, keyOf, opens, hears, gone } = props;
  const drawn = useWindow(frame, rows.length);
  return (
    <div className="list-frame" ref={setFrame} role="region" aria-label={caption} tabIndex={0}>
      <table className={drawn.partly ? 'list lines' : 'list'} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={props.sort} setSort={props.setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={drawn.from} />
          {rows.slice(drawn.from, drawn.to).map((row, offset) => (
            <Line
              key={keyOf(row)}
              {...{ row, columns, opens, hears }}
              gone={gone.has(keyOf(row))}
              index={drawn.from + offset}
            />
          ))}
          <Gap rows={rows.length - drawn.to} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <tr aria-hidden style={{ height: rows * ROW }} /> : null;
}

interface LineProps<Row> extends Pick<ListTableProps<Row>, 'columns' | 'opens' | 'hears'> {
  row: Row;
  index: number;
  gone: boolean;
}

/** Drawn again only when it changed: scrolling moves hundreds of cells. */
const Line = memo(DrawnLine) as typeof DrawnLine;

function DrawnLine<Row>({ row, index, columns, opens, hears, gone }: LineProps<Row>): ReactNode {
  const say = useWords();
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={-1}
      className={[opens && 'opens', gone && 'gone'].filter(Boolean).join(' ') || undefined}
      onFocus={() => hears.onFocus(index)}
      onKeyDown={(event) => hears.onKeyDown(event, index)}
      onDoubleClick={() => hears.onDoubleClick(index)}
    >
      {columns.map(({ key, number, names, cell, value }) => {
        const content = cell ? cell(row) : value(row);
        if (names) {
          return (
            <th key={key} scope="row" className="names">
              {content}
              {gone && <small> {say('gone')}</small>}
            </th>
          );
        }
        return (
          <td key={key} className={number ? 'number' : undefined}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

interface HeadProps<Row> extends Pick<ListTableProps<Row>, 'sort' | 'setSort'> {
  column: Column<Row>;
}

function Head<Row>({ column: { key, title, sorts, number, names, width }, sort, setSort }: HeadProps<Row>) {
  const say = useWords();
  const up = sort === key;
  const down = sort === `-${key}`;
  const kind = [number && 'number', names && 'names'].filter(Boolean).join(' ') || undefined;
  return (
    <th
      scope="col"
      className={kind}
      style={width === undefined ? undefined : { minWidth: width }}
      {...(sorts && { 'aria-sort': up ? 'ascending' : down ? 'descending' : 'none' })}
    >
      {sorts ? (
        <button
          type="button"
          className="sort"
          title={say('sortBy', { title })}
          onClick={() => setSort(up ? `-${key}` : down ? '' : key)}
        >
          {title} <span aria-hidden>{up ? '↑' : down ? '↓' : '↕'}</span>
        </button>
      ) : (
        title
      )}
    </th>
  );
}
