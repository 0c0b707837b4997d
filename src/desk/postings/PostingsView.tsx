import { Segmented } from 'antd';
import { useMemo } from 'react';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { ownArea } from '../platform/AreaPath.tsx';
import { useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { mayI, useMe } from '../platform/session.ts';
import { today } from '../../ui/time.tsx';
import { View } from '../shell/View.tsx';
import { AddPosting } from './AddPosting.tsx';
import { useDutyWords } from './dutyWords.ts';
import { PostingsActions, PostingsTools } from './PostingsTools.tsx';
import { postingColumns } from './postingColumns.tsx';
import { VillageDrawer } from './VillageDrawer.tsx';
import { useWords } from './words.ts';

const LIVE = { coverage: ['/api/assignments'] } as const;

/** Postings of an area on a day, or of all days. */
export function PostingsView() {
  const say = useWords();
  const duty = useDutyWords();
  const me = useMe();
  const now = today();
  const [at, go] = useAddress({
    ...{ area: ownArea(me) ?? '', on: now, when: 'day' },
    ...{ village: '', add: '', officer: '', transfer: '' },
  });
  const day = at.when === 'all' ? {} : { on: at.on };
  const query = { area: at.area, limit: 20_000, ...day };
  const found = useAnswer('/api/assignments', { query }, { keep: true, when: at.area !== '' });
  useLive(at.area, LIVE);
  const columns = useMemo(() => postingColumns(say, duty, at.on), [say, duty, at.on]);
  return (
    <View title={say('title')} aside={<PostingsActions add={() => go({ add: 'yes' })} />}>
      <PostingsTools area={at.area} on={at.on} go={go} />
      <List
        name="postings"
        caption={say('caption')}
        rows={found.data?.assignments}
        keyOf={({ id }) => id}
        columns={columns}
        of={`${at.area} ${at.when === 'all' ? '' : at.on}`}
        empty={<p>{say(mayI(me, 'assignments.write') ? 'empty' : 'emptyStation')}</p>}
        open={({ village }) => go({ village: village.id })}
        error={found.error}
        retry={() => void found.refetch()}
        tools={
          <Segmented
            aria-label={say('when')}
            value={at.when}
            options={(['day', 'all'] as const).map((value) => ({ value, label: say(`when_${value}`) }))}
            onChange={(when) => go({ when })}
          />
        }
      />
      {found.data?.next !== undefined && <p className="aside">{say('more')}</p>}
      <VillageDrawer
        village={at.village}
        transfer={at.transfer}
        handOver={(transfer) => go({ transfer })}
        close={() => go({ village: '', transfer: '' })}
      />
      <AddPosting
        open={at.add !== ''}
        known={{ officer: at.officer, village: at.add === 'yes' ? '' : at.add }}
        close={() => go({ add: '', officer: '' })}
      />
    </View>
  );
}
