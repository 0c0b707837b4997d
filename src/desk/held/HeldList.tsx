import { Button, Checkbox } from 'antd';
import { useMemo } from 'react';
import { kindOf } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { Time } from '../../ui/time.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { bodyOf, type Decision, type Held } from './entry.ts';
import { useWords, type Words } from './words.ts';

interface HeldListProps {
  rows: readonly Held[] | undefined;
  of: string;
  error: unknown;
  retry: () => void;
  open: (id: string) => void;
  selected: ReadonlySet<string>;
  setSelected: (ids: ReadonlySet<string>) => void;
  chosen: Held[];
  ask: (decision: Decision, entries: Held[]) => void;
}

const codes = ['outsidePosting', 'clock', 'waitingForAbout'] as const;

/** What waits, each line with the box that takes it into a decision about several. */
export function HeldList({ rows, of, error, retry, open, selected, setSelected, chosen, ask }: HeldListProps) {
  const say = useWords();
  const language = useLanguage();
  const columns = useMemo(
    () => columnsOf(rows ?? [], { say, language, open, selected, setSelected }),
    [rows, say, language, open, selected, setSelected],
  );
  const open_ = rows?.filter(({ mayDecide }) => mayDecide) ?? [];
  const tools =
    chosen.length > 0 ? (
      <>
        <Button type="primary" title={say('keys')} onClick={() => ask('accept', chosen)}>
          {say('acceptMany', { count: chosen.length })}
        </Button>
        <Button title={say('keys')} onClick={() => ask('return', chosen)}>
          {say('returnMany', { count: chosen.length })}
        </Button>
        <Button type="text" onClick={() => setSelected(new Set())}>
          {say('selectNone')}
        </Button>
      </>
    ) : (
      <Button
        type="text"
        disabled={open_.length === 0}
        onClick={() => setSelected(new Set(open_.slice(0, MOST).map(({ id }) => id)))}
      >
        {say('selectAll')}
      </Button>
    );
  return (
    <List
      name="held"
      caption={say('caption')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={columns}
      empty={say('empty')}
      open={({ id }) => open(id)}
      {...{ of, error, retry, tools }}
    />
  );
}

/** As many as the server decides at once. */
const MOST = 200;

interface Around extends Pick<HeldListProps, 'open' | 'selected' | 'setSelected'> {
  say: Words;
  language: Language;
}

function columnsOf(rows: readonly Held[], { say, language, open, selected, setSelected }: Around): Column<Held>[] {
  const told = (held: Held): string => tell(bodyOf(held), language);
  const kinds = [...new Set(rows.map((held) => bodyOf(held).kind))];
  const kindWord = (kind: string): string => kindOf(kind)?.label[language] ?? kind;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  return [
    {
      ...{ key: 'village', title: say('village'), names: true, found: true, sorts: true, width: 150 },
      value: ({ name }) => name,
      cell: (held) => (
        <Checkbox
          checked={selected.has(held.id)}
          disabled={!held.mayDecide}
          aria-label={say('select', { what: told(held) })}
          onChange={({ target }) => toggle(held.id, target.checked)}
        >
          {held.name}
        </Checkbox>
      ),
    },
    {
      ...{ key: 'what', title: say('what') },
      value: told,
      cell: (held) => (
        <button type="button" className="link" onClick={() => open(held.id)}>
          {told(held)}
        </button>
      ),
    },
    {
      ...{ key: 'kind', title: say('kind'), extra: true },
      value: (held) => bodyOf(held).kind,
      cell: (held) => kindWord(bodyOf(held).kind),
      filter: kinds.map((kind) => ({ value: kind, label: kindWord(kind) })),
    },
    {
      ...{ key: 'why', title: say('why'), width: 150 },
      value: ({ code }) => code,
      cell: ({ code }) => say(code),
      filter: codes.map((code) => ({ value: code, label: say(code) })),
    },
    { ...{ key: 'officer', title: say('officer'), found: true, width: 90 }, value: ({ officer }) => officer.name },
    {
      ...{ key: 'occurred', title: say('occurred'), sorts: true, width: 150 },
      value: (held) => bodyOf(held).occurredAt,
      cell: (held) => <Time at={bodyOf(held).occurredAt} />,
    },
    {
      ...{ key: 'received', title: say('received'), sorts: true, extra: true, width: 150 },
      value: ({ receivedAt }) => receivedAt,
      cell: ({ receivedAt }) => <Time at={receivedAt} />,
    },
  ];
}
