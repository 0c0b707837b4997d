import { useCallback } from 'react';
import { Link } from 'react-router';
import { monthOf } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { ANYWHERE, useLive } from '../platform/live.ts';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { now, Time } from '../../ui/time.tsx';
import { Absences } from '../scorecards/Absences.tsx';
import { RowList } from '../scorecards/RowList.tsx';
import { type PostingRow, rowKey } from '../scorecards/rows.ts';
import { View } from '../shell/View.tsx';
import { DaysDrawer } from './DaysDrawer.tsx';
import { useWords } from './words.ts';

const officerPath = (officer: string): string => `/officers?officer=${officer}`;

/** A department of contact officers: what each of its own still has to do, and who is away. Nothing about villagers. */
export default function DepartmentRoom() {
  const say = useWords();
  const [{ month, evidence }, change] = useAddress({ month: monthOf(now()), evidence: '' });
  const found = useAnswer('/api/unit-duties', { query: { month } }, { every: 60_000 });
  useLive(ANYWHERE, { absences: ['/api/absences', '/api/unit-duties'] });
  const rows = found.data?.rows as PostingRow[] | undefined;
  const [duty = '', opened] = evidence.split('~');
  const open = useCallback((row: PostingRow, of: DutyId) => change({ evidence: `${of}~${rowKey(row)}` }), [change]);
  return (
    <View title={say('title')} aside={<MonthChoice month={month} go={(month) => change({ month })} printed />}>
      <p className="aside">
        {say('note')}{' '}
        {found.data && (
          <>
            {say('asOf')} <Time at={found.data.asOf} />
          </>
        )}
      </p>
      <RowList
        name="department"
        {...{ month }}
        of={month}
        caption={say('title')}
        rows={rows}
        open={open}
        error={found.error}
        retry={() => void found.refetch()}
        empty={say('empty')}
        officerPath={officerPath}
      />
      <section>
        <h2>{say('absences')}</h2>
        <p className="aside">
          {say('proposeNote')} <Link to="/absences">{say('propose')}</Link>
        </p>
        <Absences month={month} />
      </section>
      <DaysDrawer
        row={rows?.find((row) => rowKey(row) === opened)}
        duty={duty as DutyId}
        month={month}
        close={() => change({ evidence: '' })}
      />
    </View>
  );
}
