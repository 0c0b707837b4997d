import { Button, Segmented, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { VillageStanding } from '../../domain/people/coverage.ts';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { useAnswer } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { useLive } from '../platform/live.ts';
import { useMe } from '../platform/session.ts';
import { today } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { coverageColumns } from './coverageColumns.tsx';
import { Legend, Summary } from './Summary.tsx';
import { Wall } from './Wall.tsx';
import { blocksOf, counted, type Grouping, type Wall as WallAnswer } from './wallBlocks.ts';
import { useWords } from './words.ts';
import './coverage.css';

const STANDING = 'f.standing';

/** Who leads which village on a day: at a glance, in a sentence, and as a list. */
export default function CoverageRoom() {
  const say = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [address, change] = useAddress({
    area: ownArea(me) ?? '',
    on: '',
    by: 'township',
    view: 'wall',
    [STANDING]: '',
  });
  const area = address.area ?? '';
  const on = address.on || today();
  const wall = useAnswer('/api/coverage/wall', { query: { area, on } }, { when: area !== '', keep: true });
  useLive(area, { coverage: ['/api/coverage/wall'] });
  const go = (next: string) => (next.length === 12 ? void navigate(`/village/${next}`) : change({ area: next }));
  return (
    <View
      title={say('title')}
      aside={<DayAside on={on} choose={(next) => change({ on: next === today() ? '' : next })} />}
    >
      <AreaPath area={area} go={go} />
      {wall.error && <Refused error={wall.error} retry={() => void wall.refetch()} />}
      {wall.data ? (
        <Standing
          {...{ wall: wall.data, on }}
          by={address.by === 'station' ? 'station' : 'township'}
          view={address.view === 'list' ? 'list' : 'wall'}
          only={(address[STANDING] ?? '') as VillageStanding | ''}
          change={(changes) => change(changes as Partial<typeof address>)}
          go={go}
        />
      ) : (
        !wall.error && <Skeleton active paragraph={{ rows: 12 }} />
      )}
    </View>
  );
}

function DayAside({ on, choose }: { on: string; choose: (day: string) => void }) {
  const say = useWords();
  return (
    <span className="day-aside no-print">
      {on !== today() && (
        <Button type="text" onClick={() => choose(today())}>
          {say('today')}
        </Button>
      )}
      <DayInput aria-label={say('on')} value={on} onChange={(day) => day !== '' && choose(day)} />
    </span>
  );
}

interface StandingProps {
  wall: WallAnswer;
  on: string;
  by: Grouping;
  view: 'wall' | 'list';
  only: VillageStanding | '';
  change: (changes: Record<string, string>) => void;
  go: (area: string) => void;
}

function Standing({ wall, on, by, view, only, change, go }: StandingProps) {
  const say = useWords();
  const navigate = useNavigate();
  const counts = useMemo(() => counted(wall.villages), [wall]);
  const blocks = useMemo(() => blocksOf(wall, by, say('noStation')), [wall, by, say]);
  const columns = useMemo(() => coverageColumns(say, wall), [say, wall]);
  const enter = ({ id, name }: { id: string; name: string }) =>
    by === 'township' ? go(id) : change({ view: 'list', q: name });
  return (
    <>
      <Summary {...{ on, counts }} open={(standing) => change({ view: 'list', [STANDING]: standing })} />
      <div className="coverage-tools">
        <Segmented
          className="no-print"
          aria-label={say('view')}
          value={view}
          options={[
            { value: 'wall', label: say('viewWall') },
            { value: 'list', label: say('viewList') },
          ]}
          onChange={(next) => change({ view: next })}
        />
        {view === 'wall' && (
          <>
            <Segmented
              className="no-print"
              aria-label={say('by')}
              value={by}
              options={[
                { value: 'township', label: say('byTownship') },
                { value: 'station', label: say('byStation') },
              ]}
              onChange={(next) => change({ by: next })}
            />
            <Legend {...{ counts, only }} choose={(standing) => change({ [STANDING]: standing })} />
            <Button type="text" className="no-print" onClick={() => print()}>
              {say('print')}
            </Button>
          </>
        )}
      </div>
      {view === 'wall' ? (
        <Wall {...{ blocks, only, enter }} />
      ) : (
        <List
          name="coverage"
          caption={say('list')}
          rows={wall.villages}
          keyOf={({ id }) => id}
          of={`${wall.area} ${wall.on}`}
          empty={say('empty')}
          open={({ id }) => void navigate(`/village/${id}`)}
          columns={columns}
        />
      )}
    </>
  );
}
