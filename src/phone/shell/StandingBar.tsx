import { Link } from 'react-router';
import type { Standing } from '../outbox/sending.ts';
import { ClockWarning } from '../outbox/ClockWarning.tsx';
import { asksWho, sync } from '../outbox/sending.ts';
import { PhotosBar } from '../photos/WaitingPhotos.tsx';
import type { Unsent } from '../outbox/unsent.ts';
import { useKeptPlace } from './keptPlace.ts';
import { useWords } from './words.ts';

/** One calm line: what waits, and why; nothing when all is with the server. It never blocks. */
export function StandingBar({ standing, unsent }: { standing: Standing; unsent: readonly Unsent[] }) {
  const say = useWords();
  const waiting = unsent.filter(({ state }) => state === 'waiting').length;
  const refused = unsent.filter(({ state }) => state === 'refused').length;
  const why = standing.phase === 'behind' ? standing.why : undefined;
  return (
    <div ref={useKeptPlace()} className="standing" role="status" aria-live="polite">
      {refused > 0 && (
        <p className="bar urgent">
          <Link to="/outbox">{say('refused', { count: refused })}</Link>
        </p>
      )}
      {waiting > 0 && (
        <p className="bar waiting">
          {say(why === undefined ? 'sending' : asksWho(why) ? 'keptHere' : 'kept', { count: waiting })}{' '}
          {why !== undefined && !asksWho(why) && (
            <button type="button" className="link" onClick={() => void sync()}>
              {say('now')}
            </button>
          )}
        </p>
      )}
      <PhotosBar />
      {why === 'offline' && waiting === 0 && <p className="bar">{say('offline')}</p>}
      {why === 'sign_in_required' && (
        <p className="bar waiting">
          <Link to="/settings">{say('signInAgain')}</Link>
        </p>
      )}
      {why === 'full' && <p className="bar urgent">{say('full')}</p>}
      <ClockWarning />
      {why === 'outbox_of_someone_else' && <p className="bar urgent">{say('someoneElse')}</p>}
    </div>
  );
}
