import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { NavLink, Navigate, Route, Routes, useLocation } from 'react-router';
import { useMe } from '../platform/session.ts';
import type { Room } from '../rooms.tsx';
import { Boundary } from './Boundary.tsx';
import { NotFound } from './NotFound.tsx';
import { TopBar } from './TopBar.tsx';
import { useListed } from './useListed.ts';
import { View } from './View.tsx';
import { useWords } from './words.ts';

/** The desk around every room: what one may enter on the left, oneself above, the room in the middle. */
export function Frame() {
  const say = useWords();
  const me = useMe();
  const { mine, listed, known } = useListed(me);
  const { pathname } = useLocation();
  const [first] = listed;
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <TopBar me={me} />
      <nav className="menu" aria-label={say('rooms')}>
        <ul>
          {listed.map((room) => (
            <li key={room.name}>
              <NavLink to={`/${room.name}`}>{say(`room_${room.name}`)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main">
        <Boundary at={pathname}>
          <Suspense fallback={<Skeleton active title paragraph={{ rows: 8 }} />}>
            <Routes>
              <Route index element={known ? <First room={first} /> : <Skeleton active />} />
              {mine.map(({ name, view: Room }) => (
                <Route key={name} path={`${name}/*`} element={<Room />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </Boundary>
      </main>
    </div>
  );
}

const First = ({ room }: { room: Room | undefined }) =>
  room ? <Navigate to={`/${room.name}`} replace /> : <NoRooms />;

function NoRooms() {
  const say = useWords();
  return (
    <View title={say('noRooms')}>
      <p className="empty">{say('noRoomsWhy')}</p>
    </View>
  );
}
