import './inbox.css';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Time } from '../../ui/time.tsx';
import { useMe } from '../account/me.ts';
import { useClosed, useVillageName, useVillages } from '../account/villages.ts';
import { type Message, useMessages } from './messages.ts';
import { markSeen, useSeen } from './seen.ts';
import { isStation } from './stationInbox.ts';
import { StationList } from './StationList.tsx';
import { Summary } from './Summary.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** What came while one did not look; for who answers for a station, first what waits for it. */
export function InboxScreen() {
  const say = useWords();
  const me = useMe();
  return (
    <>
      <Heading>{say('title')}</Heading>
      {isStation(me) && <StationList me={me} />}
      {me != null && (me.postings.length > 0 || !isStation(me)) && <Messages />}
    </>
  );
}

function Messages() {
  const say = useWords();
  const messages = useMessages();
  const fresh = useFreshAtFirst(messages);
  if (fresh === undefined) return null;
  const earlier = messages.filter(({ key }) => !fresh.has(key));
  if (messages.length === 0)
    return (
      <>
        <p className="lead">{say('nothing')}</p>
        <p>{say('nothingMore')}</p>
      </>
    );
  const now = messages.filter(({ key }) => fresh.has(key));
  return (
    <>
      <Summary fresh={now} />
      <Lines messages={now} />
      {earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{say('earlier')}</h2>
          <Lines messages={earlier} />
        </section>
      )}
    </>
  );
}

/** What was fresh when the screen was opened, and came since, stays so while it is looked at; for the next time it is seen. */
function useFreshAtFirst(messages: readonly Message[]): ReadonlySet<string> | undefined {
  const [before] = [useFirst(useSeen())];
  useEffect(() => {
    if (before !== undefined) markSeen(messages.map(({ key }) => key)).catch(reportError);
  }, [before, messages]);
  if (before === undefined) return undefined;
  return new Set(messages.map(({ key }) => key).filter((key) => !(before ?? []).includes(key)));
}

/** The first value that is not undefined. */
function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  return first;
}

function Lines({ messages }: { messages: readonly Message[] }) {
  const several = (useVillages()?.length ?? 0) + useClosed().length > 1;
  return (
    <ul className="lines">
      {messages.map((message) => (
        <Line key={message.key} message={message} several={several} />
      ))}
    </ul>
  );
}

/** What came, and of which village where there are several. */
function Line({ message, several }: { message: Message; several: boolean }) {
  const say = useWords();
  const { what, at, about, answer, ofContact, village, word, to } = message;
  const name = useVillageName(village);
  const said = what === 'answered' && ofContact ? say('answeredByContact') : say(what);
  return (
    <li className={what === 'overdue' ? 'overdue' : undefined}>
      <Link to={to}>
        <strong>{about}</strong>
        <span>
          {several && name && <>{name} · </>}
          {answer === undefined ? said : say('with', { said, answer })} · <Time at={at} />
        </span>
        {word && <q>{word}</q>}
      </Link>
    </li>
  );
}
