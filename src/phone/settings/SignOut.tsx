import { useState } from 'react';
import { ToFile } from '../outbox/carried/ToFile.tsx';
import { sync, useStanding } from '../outbox/sending.ts';
import { useUnsent } from '../outbox/watch.ts';
import { useWaitingPhotos } from '../photos/watch.ts';
import { answered, server } from '../platform/server.ts';
import { leave } from '../rest/owner.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** Leaves at once when all has arrived; otherwise offers to send, or to save to a file, first. */
export function SignOut() {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const entries = useUnsent().filter(({ state }) => state === 'waiting' || state === 'refused').length;
  const photos = useWaitingPhotos().length;
  const left = entries + photos > 0;
  if (!asking || !left)
    return (
      <button type="button" onClick={() => (left ? setAsking(true) : void signOut())}>
        {say('signOut')}
      </button>
    );
  return (
    <section className="card" aria-labelledby="unsent-left">
      <h2 id="unsent-left">{say('remaining', { count: entries + photos })}</h2>
      <p>{say('remainingWhy')}</p>
      <Ways />
      <button type="button" onClick={() => void signOut()}>
        {say('signOutAnyway')}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {say('stay')}
      </button>
    </section>
  );
}

/** What can be done with it before. */
function Ways() {
  const say = useWords();
  const { phase } = useStanding();
  return (
    <>
      <button type="button" className="primary" disabled={phase === 'sending'} onClick={() => void sync()}>
        {say(phase === 'sending' ? 'sendingNow' : 'sendNow')}
      </button>
      {phase === 'behind' && <p role="status">{say('notSent')}</p>}
      <ToFile />
    </>
  );
}

async function signOut(): Promise<void> {
  // without a network the session ends by itself later; what was pulled leaves the phone now
  await answered(server.POST('/api/auth/sign-out', {})).catch(() => undefined);
  await leave(opened().officer);
}
