import { Link } from 'react-router';
import { useNamed } from '../account/villages.ts';
import { useFaults } from '../journal/faults.ts';
import type { OutboxState } from '../rest/database.ts';
import { opened } from '../rest/opened.ts';
import { RefusedPhotos } from '../photos/WaitingPhotos.tsx';
import { useWaitingPhotos } from '../photos/watch.ts';
import { AskOnce } from './AskOnce.tsx';
import { ToFile } from './carried/ToFile.tsx';
import { asksWho, type Standing, startAnew, sync, useStanding } from './sending.ts';
import type { Unsent } from './unsent.ts';
import { UnsentLine } from './UnsentLine.tsx';
import { useUnsent } from './watch.ts';
import { Heading } from '../shell/Heading.tsx';
import { LongList } from '../shell/LongList.tsx';
import { useWords } from './words.ts';

/** What asks for something first. */
const ORDER = ['refused', 'held', 'waiting', 'sent'] as const;

/** What waits, what the station must confirm, what was not taken and why. */
export function OutboxScreen() {
  const say = useWords();
  const unsent = useUnsent();
  const standing = useStanding();
  const photos = useWaitingPhotos();
  return (
    <>
      <Heading>{say('title')}</Heading>
      <Differing />
      {unsent.length === 0 && photos.length === 0 && (
        <>
          <p className="lead">{say('nothing')}</p>
          <p>{say('nothingMore')}</p>
        </>
      )}
      {ORDER.map((state) => (
        <Group key={state} state={state} unsent={unsent.filter((one) => one.state === state)} />
      ))}
      <RefusedPhotos />
      <Behind standing={standing} />
      {(photos.length > 0 || unsent.some(({ state }) => state === 'waiting')) && (
        <button type="button" className="primary" disabled={standing.phase === 'sending'} onClick={() => void sync()}>
          {say(standing.phase === 'sending' ? 'sendingNow' : 'now')}
        </button>
      )}
      {standing.phase === 'behind' && unsent.some(({ state }) => state === 'waiting') && <ToFile />}
    </>
  );
}

const WHY = { waiting: 'waitingWhy', sent: 'sentWhy', refused: 'refusedWhy' } as const;

function Group({ state, unsent }: { state: OutboxState; unsent: readonly Unsent[] }) {
  const say = useWords();
  const { why } = useStanding();
  if (unsent.length === 0) return null;
  return (
    <section className="card" aria-labelledby={`unsent-${state}`}>
      <h2 id={`unsent-${state}`}>{say(state, { count: unsent.length })}</h2>
      {state !== 'held' && (
        <p className="aside">{say(state === 'waiting' && asksWho(why) ? 'waitingSignIn' : WHY[state])}</p>
      )}
      <LongList of={unsent}>{(one) => <UnsentLine key={one.order} unsent={one} />}</LongList>
    </section>
  );
}

/** Why nothing is sent at the moment. */
function Behind({ standing: { phase, why } }: { standing: Standing }) {
  const say = useWords();
  if (phase !== 'behind') return null;
  if (asksWho(why))
    return (
      <p>
        {say('signIn')} <Link to="/settings">{say('toSignIn')}</Link>
      </p>
    );
  return <p>{say(why === 'offline' ? 'offline' : 'unreachable')}</p>;
}

/** Villages whose journal on the server is not the one seen here; only the officer may take it in its place. */
function Differing() {
  const say = useWords();
  const faults = useFaults();
  const villages = useNamed();
  const differing = [...faults].flatMap(([village, fault]) => (fault === 'journal_differs' ? [village] : []));
  return (
    <>
      {differing.map((village) => (
        <section key={village} className="card">
          <p className="urgent">
            {say('differs', { village: villages.find(({ id }) => id === village)?.name ?? village })}
          </p>
          <AskOnce
            name={say('anew')}
            consequence={say('anewAsk')}
            yes={say('anewYes')}
            no={say('keep')}
            work={() => startAnew(opened(), village)}
          />
        </section>
      ))}
    </>
  );
}
