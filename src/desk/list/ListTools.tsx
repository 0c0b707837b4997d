import { Button, Checkbox, Dropdown, Input, type InputRef, Popover, Select } from 'antd';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { Column } from './columns.ts';
import { csvOf, save, tableOf, xlsxOf } from './exportFile.ts';
import type { useList } from './useList.ts';
import { useWords } from './words.ts';

interface ListToolsProps<Row> {
  name: string;
  list: ReturnType<typeof useList<Row>>;
  all: number;
  columns: readonly Column<Row>[];
  search: Ref<InputRef>;
  toFirst: () => void;
  tools?: ReactNode;
  /** What came meanwhile. */
  children: ReactNode;
}

/** Above a list: search, filters, what the room adds; columns, export and print at the end. */
export function ListTools<Row>({ name, list, all, columns, search, toFirst, tools, children }: ListToolsProps<Row>) {
  const say = useWords();
  const { shown } = list;
  return (
    <div className="list-tools no-print">
      {columns.some(({ found }) => found) && (
        <Input
          ref={search}
          className="list-search"
          type="search"
          allowClear
          value={list.query}
          placeholder={say('searchHint')}
          aria-label={say('search')}
          title={say('keys')}
          onPressEnter={toFirst}
          onKeyDown={leave}
          onChange={({ target }) => list.setQuery(target.value)}
        />
      )}
      {columns.map(({ key, title, filter }) =>
        filter ? (
          <Select
            key={key}
            aria-label={title}
            value={list.filters[key] ?? ''}
            popupMatchSelectWidth={false}
            options={[{ value: '', label: `${title}: ${say('all')}` }, ...filter]}
            onChange={(next: string) => list.setFilter(key, next)}
          />
        ) : null,
      )}
      {tools}
      <span className="list-end">
        {children}
        <span className="list-count" role="status">
          {shown.length === all ? say('shown', { shown: all }) : say('shownOf', { shown: shown.length, all })}
        </span>
        <Columns list={list} columns={columns} />
        <Export name={name} list={list} />
        <Button type="text" onClick={() => print()}>
          {say('print')}
        </Button>
      </span>
    </div>
  );
}

/** Escape leaves the search with what was sought, and closes nothing around it. */
function leave(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.blur();
}

function Columns<Row>({ list, columns }: Pick<ListToolsProps<Row>, 'list' | 'columns'>) {
  const say = useWords();
  const free = columns.filter(({ names }) => !names);
  if (free.length < 2) return null;
  const content = (
    <>
      <Checkbox.Group
        className="list-columns"
        value={list.chosen.map(({ key }) => key)}
        options={free.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(next) => list.chooseColumns(next)}
      />
      <Button size="small" onClick={() => list.chooseColumns(undefined)}>
        {say('columnsReset')}
      </Button>
    </>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button type="text">{say('columns')}</Button>
    </Popover>
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function Export<Row>({ name, list }: Pick<ListToolsProps<Row>, 'name' | 'list'>) {
  const say = useWords();
  const give = async (kind: string) => {
    const table = tableOf(list.shown, list.chosen);
    if (kind === 'csv') save(csvOf(table), `${name}.csv`, 'text/csv');
    else save(await xlsxOf(table, name), `${name}.xlsx`, XLSX);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: 'Excel (.xlsx)' },
          { key: 'csv', label: 'CSV (.csv)' },
        ],
        onClick: ({ key }) => void give(key),
      }}
    >
      <Button type="text">{say('export')}</Button>
    </Dropdown>
  );
}
