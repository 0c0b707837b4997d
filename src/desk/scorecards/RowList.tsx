import { useMemo } from 'react';
import { Link } from 'react-router';
import type { DutyId } from '../../domain/duties/duty.ts';
import { dueBy, sentence } from '../../domain/duties/sentence.ts';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { postingDuties } from './dutyColumns.tsx';
import { type PostingRow, rowKey } from './rows.ts';
import { useWords } from './words.ts';

interface RowListProps {
  name: string;
  month: string;
  of: string;
  caption: string;
  rows: readonly PostingRow[] | undefined;
  before?: readonly PostingRow[] | undefined;
  go?: (area: string) => void;
  open?: (row: PostingRow, duty: DutyId) => void;
  /** Where an officer's name leads. */
  officerPath?: (officer: string) => string;
  error: unknown;
  retry: () => void;
  empty?: string;
  prefix?: string;
}

/** The month village by village and posting by posting, in the order of the villages, with what is still to do in words. */
export function RowList(props: RowListProps) {
  const { name, month, of, caption, rows, before, go, open, officerPath, error, retry, empty, prefix } = props;
  const say = useWords();
  const language = useLanguage();
  const columns = useMemo<Column<PostingRow>[]>(
    () => [
      ...whoColumns(say, go, officerPath),
      restColumn(say, month, language),
      standingColumn(say),
      ...postingDuties({ say, language, rows: rows ?? [], before, open }),
    ],
    [say, month, language, rows, before, go, open, officerPath],
  );
  return (
    <List
      {...{ name, caption, rows, columns, of, error, retry }}
      {...(prefix !== undefined && { prefix })}
      keyOf={rowKey}
      {...(go && { open: ({ village }: PostingRow) => go(village.id) })}
      empty={empty ?? say('noRows')}
    />
  );
}

type Say = ReturnType<typeof useWords>;

function whoColumns(say: Say, go: RowListProps['go'], officerPath: RowListProps['officerPath']): Column<PostingRow>[] {
  const kinds = ['village', 'contact', 'resident', 'acting', 'auxiliary'] as const;
  return [
    {
      key: 'village',
      title: say('village'),
      names: true,
      sorts: true,
      found: true,
      value: ({ village }) => village.name,
      cell: ({ village }) =>
        go ? (
          <button type="button" className="link" onClick={() => go(village.id)}>
            {village.name}
          </button>
        ) : (
          village.name
        ),
    },
    { key: 'code', title: say('code'), extra: true, sorts: true, found: true, value: ({ village }) => village.id },
    {
      key: 'officer',
      title: say('officer'),
      width: 96,
      found: true,
      value: ({ officer }) => officer?.name ?? say('villageItself'),
      ...(officerPath && {
        cell: ({ officer }) => officer && <Link to={officerPath(officer.id)}>{officer.name}</Link>,
      }),
    },
    { key: 'badge', title: say('badge'), extra: true, found: true, value: ({ officer }) => officer?.badge ?? null },
    {
      key: 'posting',
      title: say('posting'),
      width: 84,
      filter: kinds.map((value) => ({ value, label: say(`posting_${value}`) })),
      value: ({ posting }) => posting ?? 'village',
      cell: ({ posting }) => say(`posting_${posting ?? 'village'}`),
      parts: [{ title: say('posting'), value: ({ posting }) => say(`posting_${posting ?? 'village'}`) }],
    },
  ];
}

/** What is left in a sentence, and by when. */
function restColumn(say: Say, month: string, language: Language): Column<PostingRow> {
  return {
    key: 'rest',
    title: say('rest'),
    width: 210,
    value: ({ duties }) => sentence(duties, language),
    cell: ({ duties }) => {
      const due = dueBy(duties, month, language);
      return (
        <>
          {sentence(duties, language)}
          {due !== '' && <small>{due}</small>}
        </>
      );
    },
    parts: [
      { title: say('rest'), value: ({ duties }) => sentence(duties, language) },
      { title: say('dueBy'), value: ({ duties }) => dueBy(duties, month, language) },
    ],
  };
}

/** Only to filter by: the sentence beside it says more. */
function standingColumn(say: Say): Column<PostingRow> {
  const value = ({ duties }: PostingRow): string => {
    const states = Object.values(duties).map(({ state }) => state);
    return states.includes('open') ? 'open' : states.includes('missed') ? 'missed' : 'done';
  };
  const labels: Record<string, string> = { open: say('someOpen'), missed: say('someMissed'), done: say('allDone') };
  return {
    key: 'standing',
    title: say('standing'),
    extra: true,
    value,
    cell: (row) => labels[value(row)],
    filter: Object.entries(labels).map(([key, label]) => ({ value: key, label })),
  };
}
