import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { type Answer, useAnswer } from '../platform/client.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { DayInput } from '../platform/DayInput.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { today } from '../../ui/time.tsx';
import { View } from '../shell/View.tsx';
import { AddStation } from './AddStation.tsx';
import { StationDrawer } from './StationDrawer.tsx';
import { useWords } from './words.ts';
import { inARow } from '../../ui/words.ts';

export type Station = Answer<'/api/stations'>['stations'][number];
type Say = ReturnType<typeof useWords>;

/** Police stations: which villages are theirs, how to reach them, who is on call. */
export default function StationsRoom() {
  const say = useWords();
  const me = useMe();
  const [at, go] = useAddress({ area: ownArea(me) ?? '', on: today(), station: '', part: 'facts', week: '', add: '' });
  const found = useAnswer(
    '/api/stations',
    { query: { area: at.area, on: at.on } },
    { keep: true, when: at.area !== '' },
  );
  const columns = useMemo(() => stationColumns(say), [say]);
  const aside = mayI(me, 'stations.write') && (
    <span className="buttons">
      <Link to="/import?what=areas">
        <Button>{say('import')}</Button>
      </Link>
      <Button type="primary" onClick={() => go({ add: 'yes' })}>
        {say('add')}
      </Button>
    </span>
  );
  return (
    <View title={say('title')} aside={aside}>
      <div className="room-tools">
        <AreaPath area={at.area} go={(area) => go({ area })} />
        <label className="labelled">
          {say('on')} <DayInput value={at.on} onChange={(on) => go({ on })} />
        </label>
      </div>
      <List
        name="stations"
        caption={say('caption')}
        rows={found.data?.stations}
        keyOf={({ id }) => id}
        columns={columns}
        of={`${at.area} ${at.on}`}
        empty={<p>{say('empty')}</p>}
        open={({ id }) => go({ station: id })}
        error={found.error}
        retry={() => void found.refetch()}
      />
      <StationDrawer
        station={found.data?.stations.find(({ id }) => id === at.station)}
        at={at}
        go={go}
        close={() => go({ station: '', part: 'facts', week: '' })}
      />
      <AddStation open={at.add !== ''} close={() => go({ add: '' })} added={(station) => go({ add: '', station })} />
    </View>
  );
}

function stationColumns(say: Say): Column<Station>[] {
  return [
    {
      key: 'name',
      title: say('name'),
      names: true,
      found: true,
      sorts: true,
      cell: ({ id, name }) => <OpenLink to={{ station: id }}>{name}</OpenLink>,
      value: ({ name }) => name,
    },
    { key: 'id', title: say('id'), extra: true, found: true, sorts: true, value: ({ id }) => id },
    {
      key: 'dutyPhone',
      title: say('dutyPhone'),
      value: ({ dutyPhone }) => dutyPhone,
      cell: ({ dutyPhone }) => dutyPhone ?? <span className="waiting">{say('noPhone')}</span>,
    },
    { key: 'villages', title: say('villages'), number: true, sorts: true, value: ({ villages }) => villages.length },
    {
      key: 'onCall',
      title: say('onCallNow'),
      value: ({ onCall }) => inARow(onCall.map(({ name }) => name)) || null,
      cell: ({ onCall }) =>
        onCall.length === 0 ? (
          <span className="aside">{say('nobodyOnCall')}</span>
        ) : (
          inARow(onCall.map(({ name, post }) => `${say(post)} ${name}`))
        ),
    },
  ];
}
