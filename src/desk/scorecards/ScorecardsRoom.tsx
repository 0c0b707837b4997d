import { Checkbox, Segmented } from 'antd';
import { useCallback } from 'react';
import type { DutyId } from '../../domain/duties/duty.ts';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { useAddress } from '../platform/address.ts';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { monthInWords, now } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { View } from '../shell/View.tsx';
import { AreaAbsences } from './Absences.tsx';
import { AreaList } from './AreaList.tsx';
import { type Asked, EvidenceDrawer } from './EvidenceDrawer.tsx';
import { FigureDrawer } from './FigureDrawer.tsx';
import { RowList } from './RowList.tsx';
import { type PostingRow, TOWNSHIP, useAreas, useRows } from './rows.ts';
import { SixRoles } from './SixRoles.tsx';
import { Standing } from './Standing.tsx';
import { useWords } from './words.ts';

/** What of the month is shown. */
type By = 'area' | 'village' | 'role' | 'absences';

/** A month of an area: what is asked of each village and posting, what is done, and every figure down to its entries. */
export default function ScorecardsRoom() {
  const say = useWords();
  const me = useMe();
  const own = ownArea(me);
  const [view, change] = useAddress({
    ...{ area: own ?? '', month: monthOf(now()), by: '', compare: '', figure: '', evidence: '' },
  });
  if (own === undefined) {
    return (
      <View title={say('title')}>
        <p className="empty">{say('noArea')}</p>
      </View>
    );
  }
  return <Scorecards view={view} change={change} />;
}

type Address = Record<'area' | 'month' | 'by' | 'compare' | 'figure' | 'evidence', string>;

function Scorecards({ view, change }: { view: Address; change: (changes: Partial<Address>) => void }) {
  const say = useWords();
  const language = useLanguage();
  const { area, month, compare } = view;
  const by = (view.by || (area.length < TOWNSHIP ? 'area' : 'village')) as By;
  const rows = area.length < TOWNSHIP ? ['/api/scorecards', 'areas'] : ['/api/scorecards'];
  useLive(area, {
    scorecards: [rows, '/api/scorecards/evidence', '/api/reports'],
    absences: ['/api/absences'],
  });
  const { data: named } = useAnswer('/api/areas/{id}', { path: { id: area } }, { keep: true });
  const title = named ? say('titleOf', { area: named.name, month: monthInWords(month, language) }) : say('title');
  return (
    <View title={title} aside={<MonthChoice month={month} go={(month) => change({ month })} />}>
      <AreaPath area={area} go={(area) => change({ area, by: '', figure: '', evidence: '' })} />
      <div className="tools no-print">
        <Choice area={area} by={by} choose={(by) => change({ by, figure: '', evidence: '' })} />
        {(by === 'area' || by === 'village') && (
          <Checkbox checked={compare !== ''} onChange={({ target }) => change({ compare: target.checked ? '1' : '' })}>
            {say('compare')}
          </Checkbox>
        )}
      </div>
      <Figures by={by} view={view} change={change} caption={title} />
      {by === 'role' && <SixRoles {...{ area, month }} opened={view.figure} open={(figure) => change({ figure })} />}
      {by === 'absences' && <AreaAbsences area={area} month={month} />}
      {by !== 'role' && <Drawers view={view} change={change} />}
    </View>
  );
}

/** By area where there are areas below; the six roles and absences for those who may read reports and absences. */
function Choice({ area, by, choose }: { area: string; by: By; choose: (by: By | '') => void }) {
  const say = useWords();
  const me = useMe();
  const wide = area.length < TOWNSHIP;
  const options = [
    ...(wide ? [{ value: 'area', label: say('byArea') }] : []),
    { value: 'village', label: say('byVillage') },
    ...(mayI(me, 'reports.read') ? [{ value: 'role', label: say('byRole') }] : []),
    ...(mayI(me, 'absences.read') ? [{ value: 'absences', label: say('absences') }] : []),
  ];
  const usual = wide ? 'area' : 'village';
  return <Segmented options={options} value={by} onChange={(next) => choose(next === usual ? '' : (next as By))} />;
}

interface FiguresProps {
  by: By;
  view: Address;
  change: (changes: Partial<Address>) => void;
  caption: string;
}

function Figures({ by, view: { area, month, compare }, change, caption }: FiguresProps) {
  const say = useWords();
  const earlier = addMonths(month, -1);
  const areas = useAreas(area, month, by === 'area');
  const areasBefore = useAreas(area, earlier, by === 'area' && compare !== '');
  const rows = useRows(area, month, by === 'village');
  const rowsBefore = useRows(area, earlier, by === 'village' && compare !== '');
  const go = useCallback((area: string) => change({ area, by: '' }), [change]);
  const openArea = useCallback((area: string, duty: DutyId) => change({ figure: `${area}~${duty}` }), [change]);
  const openRow = useOpenRow(change);
  if (by !== 'area' && by !== 'village') return null;
  const heading = by === 'area' ? areas.data : rows.data;
  const of = `${area} ${month} ${by}`;
  if (heading && !heading.policy) return <p className="empty">{say('noPolicy')}</p>;
  return (
    <>
      <Standing heading={heading} />
      {by === 'area' ? (
        <AreaList
          {...{ of, caption, go }}
          rows={areas.data?.rows}
          before={compare ? areasBefore.data?.rows : undefined}
          open={openArea}
          error={areas.error}
          retry={() => void areas.refetch()}
        />
      ) : (
        <RowList
          {...{ of, month, caption, go }}
          name="scorecards"
          rows={rows.data?.rows}
          before={compare ? rowsBefore.data?.rows : undefined}
          open={openRow}
          error={rows.error}
          retry={() => void rows.refetch()}
        />
      )}
      <p className="aside">{say('legend')}</p>
    </>
  );
}

const useOpenRow = (change: (changes: Partial<Address>) => void) =>
  useCallback(
    ({ village, officer, posting }: PostingRow, duty: DutyId) =>
      change({ evidence: [village.id, duty, posting ?? '', officer?.id ?? ''].join('~') }),
    [change],
  );

/** What a figure is made of, first village by village, then entry by entry; both stand in the address. */
function Drawers({ view: { month, figure, evidence }, change }: Pick<FiguresProps, 'view' | 'change'>) {
  const [area = '', summed = ''] = figure.split('~');
  const openRow = useOpenRow(change);
  return (
    <>
      <FigureDrawer
        asked={figure === '' ? undefined : { area, month, duty: summed as DutyId }}
        close={() => change({ figure: '', evidence: '' })}
        open={openRow}
      />
      <EvidenceDrawer asked={askedOf(evidence, month)} close={() => change({ evidence: '' })} />
    </>
  );
}

function askedOf(evidence: string, month: string): Asked | undefined {
  const [village = '', duty = '', posting = '', officer = ''] = evidence.split('~');
  return village === '' ? undefined : { village, month, duty: duty as DutyId, posting, officer };
}
