import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { textMessage, type Report } from '../../domain/incidents/textMessage.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { tell } from '../../domain/journal/tell.ts';
import { useMinute } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useAllKnown } from '../journal/entries.ts';
import { Why } from '../outbox/UnsentLine.tsx';
import { asksWho, useStanding } from '../outbox/sending.ts';
import { mendingPath, type Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';
import { opened } from '../rest/opened.ts';
import { Calls } from './Calls.tsx';
import { type NotTaken, notTaken } from './notTaken.ts';
import { onDuty, takesMessages } from './onDuty.ts';
import { useIsThere } from './useIsThere.ts';
import { Heading } from '../shell/Heading.tsx';
import { useWhomToCall } from './whomToCall.ts';
import { useWords } from './words.ts';

/** What became of an urgent report just noted: whether it has left this phone, and what to do while it has not. */
export function IncidentScreen() {
  const say = useWords();
  const language = useLanguage();
  const { id = '' } = useParams();
  const all = useAllKnown();
  const unsent = useUnsent().find(({ entry }) => entry.id === id);
  // as it reads since it was corrected
  const arrived = useMemo(() => effective(all).find((one) => one.id === id), [all, id]);
  const isThere = useIsThere(unsent);
  const found = (isThere ? undefined : unsent?.entry) ?? arrived;
  // a station's phone keeps nothing of what arrived
  const [first, setFirst] = useState(found);
  if (found !== undefined && first?.id !== id) setFirst(found);
  const entry = found ?? (first?.id === id ? first : undefined);
  if (!entry) return null;
  const why = isThere ? undefined : notTaken(unsent);
  return (
    <>
      <Heading>{say(why ?? 'arrived')}</Heading>
      <p>{tell(entry, language)}</p>
      {unsent && why ? (
        <StillHere unsent={unsent} why={why} />
      ) : (
        <>
          <p role="status">{say(isThere ? 'isThere' : 'arrivedWhy')}</p>
          <Calls village={entry.village} />
          {found && (
            <Link to={`/case/${entry.village}/${id}`} className="button">
              {say('follow')}
            </Link>
          )}
        </>
      )}
    </>
  );
}

/** Nobody answers it yet: why, and how the station learns of it all the same. What it holds it has: a message would be held too. */
function StillHere({ unsent, why }: { unsent: Unsent; why: NotTaken }) {
  const say = useWords();
  const { entry } = unsent;
  return (
    <>
      {why === 'notYet' ? <NotLeft /> : <Why unsent={unsent} />}
      {why === 'held' && <p className="urgent">{say('heldWhy')}</p>}
      <Calls village={entry.village} />
      {why !== 'held' && <Message report={reportOf(entry)} />}
      {why === 'refused' && (
        <Link to={mendingPath(entry)} className="button">
          {say('mend')}
        </Link>
      )}
    </>
  );
}

/** It leaves by itself, but for where nobody is signed in any more. */
function NotLeft() {
  const say = useWords();
  const { why } = useStanding();
  if (!asksWho(why)) return <p className="urgent">{say('notYetWhy')}</p>;
  return (
    <>
      <p className="urgent">{say('signedOutWhy')}</p>
      <Link to="/settings" className="button">
        {say('signInAgain')}
      </Link>
    </>
  );
}

/** What the station's entry comes to must be what this phone sends later. */
function reportOf({ id, village, occurredAt, recordedAt, onSite, body }: Sent | Entry): Report {
  const officer = opened().officer;
  return { id, village, officer, occurredAt, recordedAt, onSite, body: body as Report['body'] };
}

/** The same report as a text message, which needs no network; the station pastes it in and nothing counts twice. */
function Message({ report }: { report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const around = useWhomToCall(report.village);
  const text = textMessage(report, language);
  const to = takesMessages(onDuty(around, useMinute()));
  return (
    <>
      {/* both systems read the body after `?&` */}
      <a className="button" href={`sms:${to}?&body=${encodeURIComponent(text)}`}>
        {say('message')}
      </a>
      <details>
        <summary>{say('messageText')}</summary>
        <p className="message">{text}</p>
      </details>
    </>
  );
}
