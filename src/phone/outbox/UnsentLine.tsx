import { useState } from 'react';
import { Link } from 'react-router';
import { useVillageName } from '../account/villages.ts';
import { told } from '../../domain/journal/told.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useFromHere } from '../noting/from.ts';
import { notTaken } from '../incidents/notTaken.ts';
import { useIsThere } from '../incidents/useIsThere.ts';
import { useWords as useWordsOfIncidents } from '../incidents/words.ts';
import { AskOnce } from './AskOnce.tsx';
import { typedIn } from './typedIn.ts';
import { mendingPath, throwAway, type Unsent } from './unsent.ts';
import { useWords } from './words.ts';

/** One entry that was noted here: what it is, and what became of it. */
export function UnsentLine({ unsent }: { unsent: Unsent }) {
  const language = useLanguage();
  const { entry, state } = unsent;
  const typed = typedIn(entry);
  const isThere = useIsThere(unsent);
  return (
    <li className={`unsent ${state}`}>
      <strong>{told(entry.kind, entry.body)[language]}</strong>
      <p className="aside">
        <Village id={entry.village} /> <Time at={entry.occurredAt} />
      </p>
      {typed !== '' && <p className="typed">{typed}</p>}
      {isThere ? <IsThere entry={entry} /> : <Why unsent={unsent} />}
      {!isThere && <ToCall unsent={unsent} />}
      {state === 'refused' && <Mending unsent={unsent} typed={typed} isThere={isThere} />}
    </li>
  );
}

/** What was refused is there already, in other words. */
function IsThere({ entry: { village, id } }: { entry: Unsent['entry'] }) {
  const say = useWordsOfIncidents();
  return (
    <p>
      {say('isThere')}{' '}
      <Link className="link" to={`/case/${village}/${id}`}>
        {say('seeIt')}
      </Link>
    </p>
  );
}

/** An urgent report that nobody answers yet leads to whom to call. */
function ToCall({ unsent }: { unsent: Unsent }) {
  const say = useWordsOfIncidents();
  const { id, kind } = unsent.entry;
  if (kind !== 'incident' || !notTaken(unsent)) return null;
  return (
    <p>
      <Link to={`/incident/${id}`}>{say('callOrWrite')}</Link>
    </p>
  );
}

function Village({ id }: { id: string }) {
  const say = useWords();
  return <>{useVillageName(id) ?? say('otherVillage')}</>;
}

/** Why the station has to confirm it, or why it was not taken. */
export function Why({ unsent: { state, code, issues = [] } }: { unsent: Unsent }) {
  const say = useWords();
  if (state === 'held')
    return (
      <p>{say(code === 'outsidePosting' || code === 'clock' || code === 'waitingForAbout' ? code : 'heldOther')}</p>
    );
  if (state !== 'refused') return null;
  return (
    <ul className="urgent why">
      {issues.map(({ path, message }) => (
        <li key={path + message}>{code === 'returned' ? say('returned', { reason: message }) : message}</li>
      ))}
    </ul>
  );
}

interface MendingProps {
  unsent: Unsent;
  typed: string;
  isThere: boolean;
}

function Mending({ unsent: { order, entry }, typed, isThere }: MendingProps) {
  const say = useWords();
  const here = useFromHere();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(typed);
    setCopied(true);
  };
  return (
    <div className="mending">
      {!isThere && (
        <Link className="button" to={mendingPath(entry)} state={here}>
          {say('mend')}
        </Link>
      )}
      {typed !== '' && 'clipboard' in navigator && (
        <button type="button" onClick={() => void copy()}>
          {say(copied ? 'copied' : 'copy')}
        </button>
      )}
      <AskOnce
        name={say('discard')}
        consequence={say('discardAsk')}
        yes={say('discardYes')}
        no={say('keep')}
        work={() => throwAway(order)}
      />
    </div>
  );
}
