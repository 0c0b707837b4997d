import { Descriptions, Drawer, Tabs } from 'antd';
import { Link } from 'react-router';
import { FIRST_DAY } from '../../domain/areas/id.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Day, dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useDutyWords } from '../postings/dutyWords.ts';
import { EditStation } from './EditStation.tsx';
import { GiveVillages } from './GiveVillages.tsx';
import { Roster } from './Roster.tsx';
import type { Station } from './StationsRoom.tsx';
import { useWords } from './words.ts';

interface StationDrawerProps {
  station: Station | undefined;
  at: { part: string; week: string };
  go: (changes: { part?: string; week?: string }) => void;
  close: () => void;
}

/** One station: its phone, its villages from when, and a week of its roster. */
export function StationDrawer({ station, at, go, close }: StationDrawerProps) {
  const say = useWords();
  return (
    <Drawer open={station !== undefined} onClose={close} title={station?.name} size={860} destroyOnHidden>
      {station && (
        <Tabs
          activeKey={at.part}
          onChange={(part) => go({ part })}
          items={[
            { key: 'facts', label: say('facts'), children: <Facts station={station} /> },
            {
              key: 'roster',
              label: say('roster'),
              children: <Roster station={station.id} week={at.week} go={(week) => go({ week })} />,
            },
          ]}
        />
      )}
    </Drawer>
  );
}

function Until({ on }: { on: string }) {
  const duty = useDutyWords();
  const language = useLanguage();
  return duty('until', { day: dayInWords(on, language) });
}

function Facts({ station }: { station: Station }) {
  const say = useWords();
  const me = useMe();
  const writes = mayI(me, 'stations.write');
  const items = [
    { key: 'id', label: say('id'), children: station.id },
    { key: 'phone', label: say('dutyPhone'), children: station.dutyPhone ?? say('noPhone') },
  ];
  return (
    <>
      {writes ? <EditStation station={station} key={station.id} /> : <Descriptions size="small" items={items} />}
      <section>
        <h2>
          {say('villages')} {station.villages.length}
        </h2>
        <ul className="lines columns">
          {station.villages.map(({ id, name, from, to }) => (
            <li key={id}>
              <Link to={`/postings?village=${id}`}>{name}</Link>{' '}
              <span className="aside">
                {from > FIRST_DAY && <Day on={from} />} {to !== null && <Until on={to} />}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {writes && <GiveVillages station={station.id} />}
    </>
  );
}
