import { Select } from 'antd';
import type { Column, SheetKind } from '../../domain/imports/sheet.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

interface HeaderCellProps {
  kind: SheetKind | null;
  header: string;
  /** What it was read as; undefined when it is not known. */
  label: string | undefined;
  taken: readonly (Column | undefined)[];
  change: (header: string) => void;
}

/** A column's header; one that is not known is matched with a column of the kind, or left out. */
export function HeaderCell({ kind, header, label, taken, change }: HeaderCellProps) {
  const say = useWords();
  const language = useLanguage();
  if (!kind || label !== undefined) return <th scope="col">{label ?? header}</th>;
  const free = kind.columns.filter((column) => !taken.includes(column));
  return (
    <th scope="col" className={header === '' ? undefined : 'wrong'}>
      <Select
        size="small"
        aria-label={`${say('header')} ${header}`}
        value={header}
        popupMatchSelectWidth={false}
        options={[
          ...(header === '' ? [] : [{ value: header, label: header }]),
          ...free.map((column) => ({ value: column.zh, label: column[language] })),
          { value: '', label: say('noColumn') },
        ]}
        onChange={change}
      />
    </th>
  );
}
