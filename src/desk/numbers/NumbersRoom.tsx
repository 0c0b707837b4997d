import { Segmented, Skeleton } from 'antd';
import { purposes, type Purpose } from '../../domain/numbers/matching.ts';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { today } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { HistoryImports } from './HistoryImports.tsx';
import { ImportView } from './ImportView.tsx';
import { useWords } from './words.ts';
import './numbers.css';

/** Data entry (数据录入): case counts, population, old ledgers, from the sheets that exist anyway. */
export default function NumbersRoom() {
  const say = useWords();
  const me = useMe();
  const mine = purposes.filter((purpose) => purpose !== 'caseCounts' || mayI(me, 'caseCounts.write'));
  const [address, change] = useAddress({ what: mine[0] ?? 'history', month: addMonths(monthOf(today()), -1) });
  const what = mine.find((purpose) => purpose === address.what) ?? 'history';
  const found = useAnswer('/api/numbers', {});
  return (
    <View title={say('title')}>
      <div className="numbers-head">
        <Segmented<Purpose>
          value={what}
          options={mine.map((purpose) => ({ value: purpose, label: say(purpose) }))}
          onChange={(next) => change({ what: next })}
        />
        {what !== 'history' && <MonthChoice month={address.month} go={(month) => change({ month })} />}
      </div>
      <p className="aside">{say(`${what}_intro`)}</p>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Skeleton active />}
      {found.data && (
        <ImportView
          key={what}
          purpose={what}
          month={address.month}
          villages={found.data.villages}
          remembered={found.data.matchings[what]}
        />
      )}
      {what === 'history' && <HistoryImports />}
    </View>
  );
}
