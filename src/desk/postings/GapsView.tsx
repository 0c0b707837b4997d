import { useMemo } from 'react';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { ownArea } from '../platform/AreaPath.tsx';
import { type Answer, useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { Day, dayInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { View } from '../shell/View.tsx';
import { AddPosting } from './AddPosting.tsx';
import { PostingsActions, PostingsTools } from './PostingsTools.tsx';
import { useWords } from './words.ts';

type Gap = Answer<'/api/assignments/gaps'>['villages'][number];
type Say = ReturnType<typeof useWords>;

const LIVE = { coverage: ['/api/assignments/gaps'] } as const;

/** Villages without a lead on a day: since when, who was the last, who comes. */
export function GapsView() {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const [at, go] = useAddress({ area: ownArea(me) ?? '', on: today(), add: '' });
  const query = { area: at.area, on: at.on };
  const found = useAnswer('/api/assignments/gaps', { query }, { keep: true, when: at.area !== '' });
  useLive(at.area, LIVE);
  const mayPost = mayI(me, 'assignments.write');
  const columns = useMemo(() => gapColumns(say, mayPost), [say, mayPost]);
  return (
    <View title={say('gaps')} aside={<PostingsActions add={() => go({ add: 'yes' })} />}>
      <PostingsTools area={at.area} on={at.on} go={go} />
      <p className="aside">{say('gapsIntro', { day: dayInWords(at.on, language) })}</p>
      <List
        name="gaps"
        caption={say('gapsCaption')}
        rows={found.data?.villages}
        keyOf={({ village }) => village.id}
        columns={columns}
        of={`${at.area} ${at.on}`}
        empty={<p>{say('gapsEmpty')}</p>}
        error={found.error}
        retry={() => void found.refetch()}
        {...(mayPost && { open: ({ village }: Gap) => go({ add: village.id }) })}
      />
      <AddPosting
        open={at.add !== ''}
        known={{ officer: '', village: at.add === 'yes' ? '' : at.add }}
        close={() => go({ add: '' })}
      />
    </View>
  );
}

function gapColumns(say: Say, mayPost: boolean): Column<Gap>[] {
  const columns: Column<Gap>[] = [
    {
      key: 'village',
      title: say('village'),
      names: true,
      found: true,
      sorts: true,
      value: ({ village }) => village.name,
    },
    { key: 'code', title: say('code'), extra: true, found: true, value: ({ village }) => village.id },
    { key: 'township', title: say('township'), sorts: true, value: ({ township }) => township?.name ?? null },
    { key: 'station', title: say('station'), sorts: true, value: ({ station }) => station?.name ?? null },
    {
      key: 'since',
      title: say('since'),
      sorts: true,
      value: ({ since }) => since,
      cell: ({ since }) => (since === null ? say('never') : <Day on={since} />),
    },
    {
      key: 'last',
      title: say('last'),
      value: ({ last }) => last && `${last.officer.name} ${last.officer.badge}`,
    },
    {
      key: 'next',
      title: say('nextOne'),
      value: ({ next }) => next && `${next.officer.name} ${next.from}`,
      cell: ({ next }) => next && [next.officer.name, ' ', <Day key="from" on={next.from} />],
    },
    {
      key: 'others',
      title: say('others'),
      value: ({ others }) => (others === 0 ? null : say('othersCount', { count: others })),
    },
  ];
  if (mayPost) {
    columns.push({
      key: 'assign',
      title: say('assign'),
      value: () => null,
      cell: ({ village }) => <OpenLink to={{ add: village.id }}>{say('assign')}</OpenLink>,
    });
  }
  return columns;
}
