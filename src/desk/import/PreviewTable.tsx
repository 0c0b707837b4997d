import { Button, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { type Column, columnsOf } from '../../domain/imports/sheet.ts';
import { useLanguage } from '../../ui/words.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { PreviewCell } from './PreviewCell.tsx';
import { isEmpty, type mend, placeOf, type Table } from './tables.ts';
import { useWords } from './words.ts';

interface PreviewTableProps {
  table: Table;
  change: (changes: Parameters<typeof mend>[1]) => void;
}

const PAGE = 50;

/** The rows of a sheet; at first those that something is wrong with, once they are mended they stay in sight. */
export function PreviewTable({ table, change }: PreviewTableProps) {
  const say = useWords();
  const language = useLanguage();
  const [faultyAtFirst] = useState(() => new Set(table.faults.map(({ row }) => row)));
  const [chosen, choose] = useState<'faulty' | 'all'>();
  const [page, setPage] = useState(1);
  const faulty = new Set([...faultyAtFirst, ...table.faults.map(({ row }) => row)]);
  const shown = chosen ?? (faulty.size > 0 ? 'faulty' : 'all');
  const numbers = table.rows
    .map((_row, index) => index + 1)
    .filter(
      (row) => row > 1 && (shown === 'all' ? !isEmpty(table.rows[row - 1] ?? []) || faulty.has(row) : faulty.has(row)),
    );
  const headers = table.rows[0] ?? [];
  const columns = table.kind ? columnsOf(table.kind, headers) : headers.map(() => undefined);
  const headerFaults = table.faults.filter(({ row }) => row === 1);
  return (
    <>
      {faulty.size > 0 && (
        <p>
          <Segmented
            aria-label={say('show')}
            value={shown}
            options={(['faulty', 'all'] as const).map((value) => ({ value, label: say(`show_${value}`) }))}
            onChange={(next) => {
              choose(next);
              setPage(1);
            }}
          />
        </p>
      )}
      {headerFaults.map(({ message }) => (
        <p key={message} className="urgent">
          {message}
        </p>
      ))}
      <div className="list-frame" role="region" aria-label={table.name} tabIndex={0}>
        <table className="list preview">
          <Head table={table} columns={columns} change={change} />
          <tbody>
            {numbers.slice((page - 1) * PAGE, page * PAGE).map((row) => (
              <Row
                key={row}
                {...{ table, row, change }}
                titles={columns.map((column, at) => column?.[language] ?? headers[at] ?? '')}
              />
            ))}
          </tbody>
        </table>
      </div>
      {numbers.length > PAGE && (
        <Pagination current={page} pageSize={PAGE} total={numbers.length} showSizeChanger={false} onChange={setPage} />
      )}
    </>
  );
}

function Head({ table, columns, change }: PreviewTableProps & { columns: readonly (Column | undefined)[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="number">
          {say('row')}
        </th>
        {(table.rows[0] ?? []).map((header, at) => (
          <HeaderCell
            // columns of a sheet have no name of their own: two may be called alike
            key={at}
            kind={table.kind}
            header={header}
            label={columns.indexOf(columns[at]) < at ? undefined : columns[at]?.[language]}
            taken={columns}
            change={(text) => change([{ row: 1, at, text }])}
          />
        ))}
        <th scope="col">{say('why')}</th>
      </tr>
    </thead>
  );
}

function Row({ table, row, titles, change }: PreviewTableProps & { row: number; titles: readonly string[] }) {
  const say = useWords();
  const cells = table.rows[row - 1] ?? [];
  const wrong = table.faults.filter((one) => one.row === row);
  const warned = table.warnings.filter((one) => one.row === row);
  const out = isEmpty(cells);
  const whole = wrong.filter((one) => placeOf(table, one) < 0);
  return (
    <tr className={out ? 'out' : undefined}>
      <th scope="row" className="number">
        {row}
      </th>
      {titles.map((title, at) => (
        <PreviewCell
          key={at}
          label={say('cell', { row, column: title })}
          text={cells[at] ?? ''}
          wrong={wrong.filter((one) => placeOf(table, one) === at).map(({ message }) => message)}
          mended={table.mended.has(row)}
          change={(text) => change([{ row, at, text }])}
        />
      ))}
      <td className="reasons">
        {whole.map(({ message }) => (
          <div key={message} className="urgent">
            {message}
          </div>
        ))}
        {warned.map(({ message }) => (
          <div key={message} className="waiting">
            {message}
          </div>
        ))}
        {out ? (
          <span className="aside">{say('removed')}</span>
        ) : (
          wrong.length > 0 && (
            <Button
              size="small"
              type="text"
              aria-label={say('removeRow', { row })}
              title={say('removeRow', { row })}
              onClick={() => change(cells.map((_cell, at) => ({ row, at, text: '' })))}
            >
              {say('removed')}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
