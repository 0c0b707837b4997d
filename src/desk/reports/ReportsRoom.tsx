import { Tabs } from 'antd';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { useAddress } from '../platform/address.ts';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { useMe } from '../platform/session.ts';
import { now } from '../../ui/time.tsx';
import { View } from '../shell/View.tsx';
import { BinderTab } from './BinderTab.tsx';
import { FormsTab } from './FormsTab.tsx';
import { ReportTab } from './ReportTab.tsx';
import { useWords } from './words.ts';
import './reports.css';

/** In the first days of a month one asks for the one that just ended. */
function usualMonth(): string {
  const at = now();
  return Number(at.slice(8, 10)) <= 5 ? addMonths(monthOf(at), -1) : monthOf(at);
}

/** The month's report (月报), the bureau's own forms (自有表格) and a village's year to be bound (台账). */
export default function ReportsRoom() {
  const say = useWords();
  const me = useMe();
  const usual = {
    area: ownArea(me) ?? '',
    month: usualMonth(),
    tab: 'report',
    year: now().slice(0, 4),
    figure: '',
    of: '',
  };
  const [{ area, month, tab, year, figure, of }, change] = useAddress(usual);
  return (
    <View title={say('title')}>
      <div className="report-where">
        <AreaPath area={area} go={(to) => change({ area: to, figure: '', of: '' })} />
        {tab !== 'binder' && <MonthChoice month={month} go={(to) => change({ month: to })} />}
      </div>
      <Tabs
        activeKey={tab}
        onChange={(to) => change({ tab: to, figure: '', of: '' })}
        aria-label={say('tabs')}
        items={[
          {
            key: 'report',
            label: say('report'),
            children: <ReportTab {...{ area, month, figure, of }} open={change} />,
          },
          { key: 'forms', label: say('forms'), children: <FormsTab area={area} month={month} /> },
          {
            key: 'binder',
            label: say('binder'),
            children: <BinderTab area={area} year={year} go={(to) => change({ year: to })} />,
          },
        ]}
        destroyOnHidden
      />
    </View>
  );
}
