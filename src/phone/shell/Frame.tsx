import { NavLink, Outlet } from 'react-router';
import { Urgent } from '../incidents/Urgent.tsx';
import { InboxWay } from '../inbox/InboxWay.tsx';
import { Noted } from '../noting/Noted.tsx';
import { useStanding } from '../outbox/sending.ts';
import { useUnsent } from '../outbox/watch.ts';
import { StandingBar } from './StandingBar.tsx';
import { takeOver, useUpdate } from './update.ts';
import { useWords } from './words.ts';

/** What every screen stands in: how things stand with the server above, the ways below. */
export function Frame() {
  const say = useWords();
  const update = useUpdate();
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <StandingBar standing={useStanding()} unsent={useUnsent()} />
      <Noted />
      {update && (
        <p className="bar action" role="status">
          {say('update')}{' '}
          <button type="button" className="link" onClick={takeOver}>
            {say('takeOver')}
          </button>
        </p>
      )}
      <main id="main" tabIndex={-1}>
        <Urgent />
        <Outlet />
      </main>
      <nav className="ways" aria-label={say('ways')}>
        <NavLink to="/" end>
          {say('today')}
        </NavLink>
        <InboxWay />
        <NavLink to="/month">{say('month')}</NavLink>
        <NavLink to="/outbox">{say('outbox')}</NavLink>
        <NavLink to="/settings">{say('settings')}</NavLink>
      </nav>
    </>
  );
}
