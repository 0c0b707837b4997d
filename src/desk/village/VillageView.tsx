import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { shortName } from '../../domain/areas/shortName.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { queryOf, useAddress } from '../platform/address.ts';
import { AreaPath } from '../platform/AreaPath.tsx';
import { type Answer, useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { Day, now } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { CaseDrawer } from './CaseDrawer.tsx';
import { Diary } from './Diary.tsx';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';
import { MonthDuties } from './MonthDuties.tsx';
import { OldLedgers } from './OldLedgers.tsx';
import { OnDuty } from './OnDuty.tsx';
import { OpenCases } from './OpenCases.tsx';
import { useWords } from './words.ts';

const Year = lazy(() => import('./Year.tsx'));

export type Village = Answer<'/api/villages/{id}'>;

/** All of the view's state. */
const fields = {
  ...{ month: '', role: '', kind: '', officer: '', from: '', to: '', before: '', entry: '' },
  ...{ read: 'journal', past: '' },
  ...{ case: '', evidence: '', per: 'month', as: 'chart' },
};
export type VillageAddress = typeof fields;

export function VillageView() {
  const say = useWords();
  const { village: id = '' } = useParams();
  const [address, change] = useAddress<VillageAddress>(fields);
  const month = address.month || monthOf(now());
  const found = useAnswer('/api/villages/{id}', { path: { id } });
  useLive(id, {
    coverage: ['/api/villages/{id}'],
    scorecards: ['/api/scorecards', '/api/villages/{id}/series'],
    cases: ['/api/cases', '/api/cases/{id}'],
  });
  const { data: village } = found;
  if (found.error) {
    return (
      <View title={say('find')}>
        <Refused error={found.error} retry={() => void found.refetch()} />
      </View>
    );
  }
  if (village === undefined) return <Skeleton active title paragraph={{ rows: 10 }} />;
  const goMonth = (next: string) => change({ month: next === monthOf(now()) ? '' : next });
  return (
    <View title={shortName(village.name)} aside={<MonthChoice month={month} go={goMonth} printed />}>
      <Place village={village} />
      <div className={address.as === 'table' ? 'village tabled' : 'village'}>
        <div className="village-side">
          <OnDuty village={village} />
          <MonthDuties {...{ id, month }} open={(evidence) => change({ evidence })} />
          <OpenCases village={id} open={(opened) => change({ case: opened })} />
        </div>
        <Suspense fallback={<Skeleton active className="year" paragraph={{ rows: 6 }} />}>
          <Year village={id} {...{ month, address, change }} />
        </Suspense>
        {address.read === 'ledgers' ? (
          <OldLedgers village={id} {...{ address, change }} />
        ) : (
          <Diary village={village} {...{ address, change }} />
        )}
      </div>
      <CaseDrawer id={address.case} close={() => change({ case: '' })} />
      <EvidenceDrawer
        village={id}
        month={month}
        of={address.evidence}
        close={() => change({ evidence: '' })}
        openCase={(opened) => change({ evidence: '', case: opened })}
      />
    </View>
  );
}

/** Where it lies, and what is special about it. */
function Place({ village: { id, inScheme, closedOn, successor } }: { village: Village }) {
  const say = useWords();
  const navigate = useNavigate();
  const maySeeCoverage = mayI(useMe(), 'coverage.read');
  const go = (area: string) => {
    if (area.length === 12) void navigate(`/village/${area}`);
    else if (maySeeCoverage) void navigate(`/coverage${queryOf({ area })}`);
  };
  return (
    <>
      <AreaPath area={id} go={go} />
      <p className="aside village-place">
        <code>{id}</code>
        {!inScheme && closedOn === null && ` · ${say('outside')}`}
      </p>
      {closedOn !== null && (
        <p className="notice" role="status">
          <Day on={closedOn} /> · {say('closed', { day: closedOn })}
          {successor && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => go(successor.id)}>
                {say('successor', { name: successor.name })}
              </button>
            </>
          )}
        </p>
      )}
    </>
  );
}
