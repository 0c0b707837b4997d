import { useState } from 'react';
import { endSession } from '../account/session.ts';
import { AskOnce } from '../outbox/AskOnce.tsx';
import { ToFile } from '../outbox/carried/ToFile.tsx';
import { sync, useStanding } from '../outbox/sending.ts';
import { useUnsent } from '../outbox/watch.ts';
import { useWaitingPhotos } from '../photos/watch.ts';
import { dropDrafts, useDraftCount } from '../rest/drafts.ts';
import { leave } from '../rest/owner.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** Leaves at once when nothing stays; otherwise says what does, and offers to send, or to save to a file, first. */
export function SignOut() {
  const say = useWords();
  const [asking, setAsking] = useState<boolean>();
  const unsent = useUnsent();
  const held = unsent.filter(({ state }) => state === 'held').length;
  const entries = unsent.filter(({ state }) => state === 'waiting' || state === 'refused').length;
  const unarrived = entries + useWaitingPhotos().length;
  const begun = useDraftCount();
  const stays = unarrived + held + begun > 0;
  if (!asking || !stays)
    return (
      <button type="button" autoFocus={asking === false} onClick={() => (stays ? setAsking(true) : void signOut())}>
        {say('signOut')}
      </button>
    );
  return (
    <section className="card" aria-labelledby="staying" tabIndex={-1} ref={toIt}>
      <h2 id="staying">{say('staying')}</h2>
      <ul>
        {unarrived > 0 && <li>{say('remaining', { count: unarrived })}</li>}
        {held > 0 && <li>{say('held', { count: held })}</li>}
        {begun > 0 && <li>{say('begun', { count: begun })}</li>}
      </ul>
      <p>{say('stayingWhy')}</p>
      {unarrived > 0 && <Sending />}
      <ToFile />
      <div className="buttons">
        {begun > 0 && <Discarding />}
        <button type="button" onClick={() => void signOut()}>
          {say('signOutAnyway')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {say('stay')}
        </button>
      </div>
    </section>
  );
}

const toIt = (section: HTMLElement | null): void => section?.focus();

/** So that less stays. */
function Sending() {
  const say = useWords();
  const { phase } = useStanding();
  return (
    <>
      <button type="button" className="primary" disabled={phase === 'sending'} onClick={() => void sync()}>
        {say(phase === 'sending' ? 'sendingNow' : 'sendNow')}
      </button>
      {phase === 'behind' && <p role="status">{say('notSent')}</p>}
    </>
  );
}

function Discarding() {
  const say = useWords();
  return (
    <AskOnce
      name={say('discard')}
      consequence={say('discardAsk')}
      yes={say('discardYes')}
      no={say('keep')}
      work={dropDrafts}
    />
  );
}

async function signOut(): Promise<void> {
  // what was pulled leaves the phone now; a session whose end no network carries ends later
  void endSession();
  await leave(opened().officer);
}
