import { useDeferredValue, useMemo } from 'react';
import { useAddress } from '../platform/address.ts';
import { useTyped } from '../platform/useTyped.ts';
import { choose, useChoices } from '../platform/choices.ts';
import type { Column } from './columns.ts';
import { shownRows } from './shown.ts';
import { useSoundsLike } from './useSoundsLike.ts';

const FILTER = 'f.';

/** A list's state: what is asked for stands in the address, which columns are shown is remembered. */
export function useList<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[], prefix: string) {
  const fields = { query: `${prefix}q`, sort: `${prefix}sort` };
  const filterOf = (key: string): string => `${prefix}${FILTER}${key}`;
  const filterable = columns.filter(({ filter }) => filter);
  const [address, change] = useAddress<Record<string, string>>({
    [fields.query]: '',
    [fields.sort]: '',
    ...Object.fromEntries(filterable.map(({ key }) => [filterOf(key), ''])),
  });
  const [query, setQuery] = useTyped(address[fields.query] ?? '', (text) =>
    change({ [fields.query]: text }, { replace: true }),
  );
  const sort = address[fields.sort] ?? '';
  const filters = useMemo(
    () => Object.fromEntries(filterable.map(({ key }) => [key, address[filterOf(key)] ?? ''])),
    // oxlint-disable-next-line react/exhaustive-deps -- the address alone decides
    [address],
  );
  const { like: soundsLike, reading } = useSoundsLike(query);
  const asked = useDeferredValue(query);
  const shown = useMemo(
    () => shownRows(rows, columns, { query: asked, sort, filters }, soundsLike),
    [rows, columns, asked, sort, filters, soundsLike],
  );
  const { chosen, chooseColumns } = useColumns(name, columns);
  return {
    /** What is asked for, once the rows shown are its answer. */
    answered: reading || asked !== query ? undefined : query,
    ...{ query, setQuery, sort, filters, shown, chosen, chooseColumns },
    setSort: (next: string) => change({ [fields.sort]: next }),
    setFilter: (key: string, next: string) => change({ [filterOf(key)]: next }),
    clear: () => change(Object.fromEntries(Object.keys(address).map((key) => [key, '']))),
  };
}

function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const { columns: remembered } = useChoices();
  const usual = columns.filter(({ extra }) => !extra).map(({ key }) => key);
  const keys = (remembered[name] ?? usual).join(' ');
  const chosen = useMemo(
    () => columns.filter(({ key, names }) => names || keys.split(' ').includes(key)),
    [columns, keys],
  );
  return {
    chosen,
    chooseColumns: (next: readonly string[] | undefined) => {
      const { [name]: _before, ...others } = remembered;
      choose({ columns: next === undefined ? others : { ...others, [name]: next } });
    },
  };
}
