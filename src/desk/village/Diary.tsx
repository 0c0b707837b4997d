import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Fragment } from 'react';
import type { Change } from '../platform/address.ts';
import { type Answer, ask, useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { News } from '../list/News.tsx';
import { Day } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { DiaryHead } from './DiaryHead.tsx';
import { DiaryFilters, filtersOf } from './DiaryFilters.tsx';
import { DiaryLine } from './DiaryLine.tsx';
import type { Village, VillageAddress } from './VillageView.tsx';
import { useWords } from './words.ts';

export type Line = Answer<'/api/diary'>['entries'][number];
export type DiaryEntry = Exclude<Line, { withheld: true }>;

interface DiaryProps {
  village: Village;
  address: VillageAddress;
  change: Change<VillageAddress>;
}

/** The journal as people read it: newest first, day by day, by role, kind, officer or date; what is new waits above. */
export function Diary({ village, address, change }: DiaryProps) {
  const say = useWords();
  const filters = filtersOf(address);
  const before = address.before === '' ? {} : { before: Number(address.before) };
  const asked = { village: village.id, ...filters, ...before };
  const found = useAnswer('/api/diary', { query: asked }, { keep: true });
  const narrow = Object.keys(filters).length > 0;
  const entries = found.data?.entries;
  const clear = { role: '', kind: '', officer: '', from: '', to: '', before: '', entry: '' };
  return (
    <section className="diary" aria-labelledby="diary" aria-busy={found.isFetching}>
      <DiaryHead read={address.read} change={change}>
        {address.before === '' && !narrow && entries && (
          <Newer village={village.id} newest={entries[0]?.number ?? 0} show={() => void found.refetch()} />
        )}
      </DiaryHead>
      <DiaryFilters {...{ village, address, change }} />
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {entries === undefined && !found.error && <Skeleton active paragraph={{ rows: 12 }} />}
      {entries?.length === 0 && (
        <p className="empty">
          {narrow ? say('diaryNoMatch') : say('diaryEmpty')}{' '}
          {narrow && <Button onClick={() => change(clear)}>{say('clear')}</Button>}
        </p>
      )}
      {entries && <Days entries={entries} sought={Number(address.entry)} openCase={(id) => change({ case: id })} />}
      <p className="buttons no-print">
        {found.data?.next !== undefined && (
          <Button onClick={() => change({ before: String(found.data?.next), entry: '' })}>{say('older')}</Button>
        )}
        {address.before !== '' && (
          <Button type="text" onClick={() => change({ before: '', entry: '' })}>
            {say('newest')}
          </Button>
        )}
      </p>
    </section>
  );
}

/** How many came since what is shown: numbers have no gaps, so the newest one says it. */
function Newer({ village, newest, show }: { village: string; newest: number; show: () => void }) {
  const say = useWords();
  const key = ['newest of the diary', village];
  useLive(village, { entries: [key] });
  const head = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask('/api/diary', { query: { village, limit: 1 } }, signal),
    enabled: newest > 0,
  });
  const count = (head.data?.entries[0]?.number ?? newest) - newest;
  return count > 0 ? <News show={show}>{say('newEntries', { count })}</News> : <News />;
}

interface DaysProps {
  entries: readonly Line[];
  sought: number;
  openCase: (id: string) => void;
}

function Days({ entries, sought, openCase }: DaysProps) {
  const days = entries.map((_, index) => dayAt(entries, index));
  return (
    <ol className="diary-lines">
      {entries.map((line, index) => (
        <Fragment key={line.number}>
          {days[index] !== '' && days[index] !== days[index - 1] && (
            <li className="diary-day">
              <h3>
                <Day on={days[index] ?? ''} />
              </h3>
            </li>
          )}
          <DiaryLine line={line} openCase={openCase} sought={line.number === sought} />
        </Fragment>
      ))}
    </ol>
  );
}

/** The day of a line; a withheld one stands under the day of the line before it. */
function dayAt(entries: readonly Line[], index: number): string {
  const line = entries[index];
  if (line === undefined) return '';
  return 'withheld' in line ? dayAt(entries, index - 1) : line.occurredAt.slice(0, 10);
}
