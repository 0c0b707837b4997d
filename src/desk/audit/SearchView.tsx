import { Button } from 'antd';
import { useMemo } from 'react';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { Time } from '../../ui/time.tsx';
import { useActionWord } from './actions.ts';
import { Filters } from './Filters.tsx';
import { type Line, NOTHING, whoOf } from './line.ts';
import { LineDrawer } from './LineDrawer.tsx';
import { Told } from './Told.tsx';
import { useWords } from './words.ts';

const PAGE = 200;

/** The log, newest first: filters in the address, a line opens to all that was recorded of it. */
export function SearchView() {
  const say = useWords();
  const [asked, change] = useAddress(NOTHING);
  const { line: opened, ...filters } = asked;
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const found = useAnswer('/api/audit', { query: { ...query, limit: PAGE } }, { keep: true });
  const columns = useColumns();
  const { lines, next } = found.data ?? {};
  const line = lines?.find(({ id }) => id === opened);
  return (
    <>
      <Filters asked={asked} change={(next) => change({ ...next, before: '', line: '' })} />
      <Told asked={asked} lines={lines} />
      <List
        name="audit"
        caption={say('caption')}
        rows={lines}
        keyOf={({ id }) => id}
        columns={columns}
        of={JSON.stringify(query)}
        empty={<p>{say('none')}</p>}
        open={({ id }) => change({ line: id })}
        error={found.error}
        retry={() => void found.refetch()}
        tools={
          <>
            {asked.before !== '' && <Button onClick={() => change({ before: '' })}>{say('newest')}</Button>}
            {next !== undefined && <Button onClick={() => change({ before: next })}>{say('earlier')}</Button>}
          </>
        }
      />
      <LineDrawer line={line} close={() => change({ line: '' })} />
    </>
  );
}

function useColumns(): Column<Line>[] {
  const say = useWords();
  const actionWord = useActionWord();
  return useMemo(
    () => [
      {
        ...{ key: 'at', title: say('at'), names: true, sorts: true, width: 170 },
        value: ({ at }) => at,
        cell: ({ id, at }) => (
          <OpenLink to={{ line: id }}>
            <Time at={at} />
          </OpenLink>
        ),
      },
      { ...{ key: 'who', title: say('who'), found: true, width: 190 }, value: (line) => whoOf(line, say) },
      {
        ...{ key: 'action', title: say('action'), found: true, width: 190 },
        value: ({ action }) => actionWord(action),
      },
      {
        ...{ key: 'village', title: say('village'), found: true, width: 150 },
        value: ({ village, villageName }) => villageName ?? village,
      },
      { ...{ key: 'reason', title: say('reason') }, value: ({ reason }) => reason },
      { ...{ key: 'target', title: say('target'), extra: true, width: 300 }, value: ({ target }) => target },
      { ...{ key: 'session', title: say('session'), extra: true, width: 300 }, value: ({ session }) => session },
    ],
    [say, actionWord],
  );
}
