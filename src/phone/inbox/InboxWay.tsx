import { useEffect } from 'react';
import { NavLink } from 'react-router';
import { useMe } from '../account/me.ts';
import { useLive } from './live.ts';
import { useFresh, useMessages } from './messages.ts';
import { lookFor, useStationCount } from './stationInbox.ts';
import { useWords } from './words.ts';

/** The way to the inbox, with how much waits there. */
export function InboxWay() {
  const say = useWords();
  useLive();
  const me = useMe();
  useEffect(() => {
    if (me) void lookFor(me);
  }, [me]);
  const count = useFresh(useMessages()).length + useStationCount();
  return (
    <NavLink to="/inbox">
      {say('way')}
      {count > 0 && (
        <>
          {' '}
          <span className="count" aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
          <span className="skip">{say('unread', { count })}</span>
        </>
      )}
    </NavLink>
  );
}
