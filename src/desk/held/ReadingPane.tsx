import { Button } from 'antd';
import { useState } from 'react';
import { kindOf } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { useAnswer } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { bodyOf, type Decision, type Held } from './entry.ts';
import { Fact } from './Fact.tsx';
import { useWords, type Words } from './words.ts';

/** The entry that is read: what it says, why it waits, and the two ways on. */
export function ReadingPane({ held, open, ask }: ReadingPaneProps) {
  const say = useWords();
  const [last, setLast] = useState(held);
  if (held !== undefined && held !== last) setLast(held);
  // decided by somebody else: what was read stays where it is, and what became of it stands above
  const gone = held === undefined && open !== '';
  const shown = gone && last?.id === open ? last : held;
  return (
    <aside className="held-pane" aria-label={say('readPane')} aria-live="polite">
      {gone && <Outcome id={open} key={open} />}
      {shown && <Reading held={shown} ask={gone ? undefined : ask} />}
      {!shown && !gone && <p className="empty">{say('pickOne')}</p>}
    </aside>
  );
}

interface ReadingPaneProps {
  held: Held | undefined;
  /** The id of what is read; it may be decided by now. */
  open: string;
  ask: (decision: Decision) => void;
}

/** How it was decided, by whom and when. */
function Outcome({ id }: { id: string }) {
  const say = useWords();
  const { data, error, refetch } = useAnswer('/api/held/{id}', { path: { id } });
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.decision === null) return <p className="empty">{say('pickOne')}</p>;
  const { decision, decidedBy, decidedAt } = data;
  const by = decidedBy?.name ?? say('somebody');
  return (
    <p className="held-outcome" role="status">
      <b>{say(decision === 'accept' ? 'acceptedBy' : 'returnedBy', { name: by })}</b>{' '}
      {decidedAt !== null && <Time at={decidedAt} />}
    </p>
  );
}

function Reading({ held, ask }: { held: Held; ask: ((decision: Decision) => void) | undefined }) {
  const say = useWords();
  const language = useLanguage();
  const entry = bodyOf(held);
  return (
    <>
      <p className="aside">
        {held.name} · {kindOf(entry.kind)?.label[language]}
      </p>
      <h2>{tell(entry, language)}</h2>
      <p className="held-why">{whyOf(held, say)}</p>
      <dl className="facts">
        {entry.note && <Fact name={say('note')}>{entry.note}</Fact>}
        <Fact name={say('occurred')}>
          <Time at={entry.occurredAt} />
        </Fact>
        <Fact name={say('onSite')}>{say(entry.onSite ? 'yes' : 'no')}</Fact>
        <Fact name={say('officer')}>
          {held.officer.name} ({held.officer.badge})
        </Fact>
        <Fact name={say('received')}>
          <Time at={held.receivedAt} />
        </Fact>
      </dl>
      {held.waiting > 0 && <p>{say('waits', { count: held.waiting })}</p>}
      {ask === undefined ? null : held.mayDecide ? (
        <p className="buttons">
          <Button type="primary" aria-keyshortcuts="a" onClick={() => ask('accept')}>
            {say('accept')}
          </Button>
          <Button aria-keyshortcuts="r" onClick={() => ask('return')}>
            {say('return')}
          </Button>
          <span className="aside">{say('keys')}</span>
        </p>
      ) : (
        <p className="aside">{say('own')}</p>
      )}
    </>
  );
}

function whyOf({ code, skewSeconds, officer }: Held, say: Words): string {
  if (code === 'outsidePosting') return say('outsidePosting_why', { name: officer.name });
  if (code === 'waitingForAbout') return say('waitingForAbout_why');
  const minutes = Math.round(Math.abs(skewSeconds ?? 0) / 60);
  if (minutes === 0) return say('clockAhead_why');
  const skew = minutes < 120 ? say('minutes', { count: minutes }) : say('hours', { count: Math.round(minutes / 60) });
  return say('clock_why', { skew });
}
