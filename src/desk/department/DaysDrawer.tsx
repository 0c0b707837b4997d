import { Drawer, Skeleton } from 'antd';
import type { DutyId } from '../../domain/duties/duty.ts';
import { dutySentence } from '../../domain/duties/sentence.ts';
import { useAnswer } from '../platform/client.ts';
import { Day, numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { PostingRow } from '../scorecards/rows.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface DaysDrawerProps {
  row: PostingRow | undefined;
  duty: DutyId;
  month: string;
  close: () => void;
}

/** What a figure of one's own officer is made of: days and numbers, nothing of the village (decision 0080). */
export function DaysDrawer({ row, duty, month, close }: DaysDrawerProps) {
  const say = useWords();
  return (
    <Drawer
      open={row !== undefined}
      onClose={close}
      size={480}
      title={row && `${row.officer?.name} · ${row.village.name}`}
      closable={{ 'aria-label': say('close') }}
      destroyOnHidden
    >
      {row && <Days {...{ row, duty, month }} />}
    </Drawer>
  );
}

function Days({ row, duty, month }: { row: PostingRow; duty: DutyId; month: string }) {
  const say = useWords();
  const language = useLanguage();
  const figure = row.duties[duty];
  const query = { month, village: row.village.id, officer: row.officer?.id ?? '', posting: row.posting!, duty };
  const { data, error, refetch } = useAnswer('/api/unit-duties/days', { query });
  return (
    <>
      {figure && <p>{dutySentence(duty, figure, language)}</p>}
      {error && <Refused error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.days.length === 0 && <p className="empty">{say('noDays')}</p>}
      {data && data.days.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('day')}</th>
              <th scope="col" className="number">
                {say('counted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.days.map(({ on, entries }) => (
              <tr key={on}>
                <th scope="row">
                  <Day on={on} />
                </th>
                <td className="number">{numberInWords(entries)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
