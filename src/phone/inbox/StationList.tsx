import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { tell } from '../../domain/journal/tell.ts';
import type { RefusalCode } from '../../ui/refusal.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Me } from '../account/me.ts';
import { sync } from '../outbox/sending.ts';
import { CaseActs } from './CaseActs.tsx';
import { HeldActs } from './HeldActs.tsx';
import { type CaseLine, type Held, lookFor, lookForStation, stationKinds, useStationInbox } from './stationInbox.ts';
import { caseRow, heldRow, useStill } from './useStill.ts';
import { useWords } from './words.ts';

/** What waits for the station: one tap reads it, the next does it. */
export function StationList({ me }: { me: Me }) {
  const say = useWords();
  const [open, setOpen] = useState('');
  const { cases, held, known, why, fresh } = useStill(open);
  useLooking(me);
  const toggle = (row: string) => setOpen(open === row ? '' : row);
  const urgent = held.filter(isUrgent);
  const others = held.filter((one) => !isUrgent(one));
  return (
    <>
      <p role="status">
        {why !== undefined && <NotAnswered why={why} />}
        {!known && why === undefined && say('stationAsking')}
        {known && why === undefined && cases.length + held.length === 0 && say('stationNothing')}
      </p>
      <Group title={say('heldIncident')} count={urgent.length}>
        {urgent.map((one) => (
          <HeldRow key={one.id} held={one} open={open === heldRow(one)} toggle={toggle} />
        ))}
      </Group>
      {stationKinds.map((kind) => (
        <Group key={kind} title={say(kind)} count={cases.filter((one) => one.kind === kind).length}>
          {cases
            .filter((one) => one.kind === kind)
            .map((line) => (
              <CaseRow key={line.id} line={line} me={me} open={open === caseRow(line)} toggle={toggle} />
            ))}
        </Group>
      ))}
      <Group title={say('held')} count={others.length}>
        {others.map((one) => (
          <HeldRow key={one.id} held={one} open={open === heldRow(one)} toggle={toggle} />
        ))}
      </Group>
      <div role="status" className="fresh">
        {fresh > 0 && (
          <button type="button" className="primary" onClick={() => setOpen('')}>
            {say('newer', { count: fresh })}
          </button>
        )}
      </div>
    </>
  );
}

/** Nobody answers it before it is decided: it comes before all that waits. */
const isUrgent = ({ entry }: Held): boolean => (entry as unknown as { kind: string }).kind === 'incident';

/** What is shown may be old: why, and what helps. */
function NotAnswered({ why }: { why: RefusalCode }) {
  const say = useWords();
  useEffect(() => {
    // the way to sign in again opens once a try to send found that nobody is
    if (why === 'sign_in_required') void sync();
  }, [why]);
  if (why !== 'sign_in_required') return say(why === 'offline' ? 'stationOffline' : 'stationSilent');
  return (
    <>
      {say('stationSignedOut')} <Link to="/settings">{say('signInAgain')}</Link>
    </>
  );
}

/** Asks while it is looked at: at first, and every minute. */
function useLooking(me: Me): void {
  useEffect(() => {
    void lookFor(me);
    const timer = setInterval(() => void lookForStation(), 60_000);
    return () => clearInterval(timer);
  }, [me]);
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title} <span className="aside">{count}</span>
      </h2>
      <ul className="lines">{children}</ul>
    </section>
  );
}

interface RowProps {
  open: boolean;
  toggle: (row: string) => void;
}

function CaseRow({ line, me, open, toggle }: RowProps & { line: CaseLine; me: Me }) {
  const say = useWords();
  const { names } = useStationInbox();
  const { title, village, dueAt, overdue, openedAt } = line;
  return (
    <li className={overdue ? 'waits overdue' : 'waits'}>
      <button type="button" className="row" aria-expanded={open} onClick={() => toggle(caseRow(line))}>
        <strong>{title}</strong>
        <span>
          {names.get(village)} · <Time at={openedAt} />
        </span>
        {dueAt !== null && (
          <span>
            {say(overdue ? 'late' : 'due')} <Time at={dueAt} />
          </span>
        )}
      </button>
      {open && <CaseActs line={line} me={me} />}
    </li>
  );
}

function HeldRow({ held, open, toggle }: RowProps & { held: Held }) {
  const language = useLanguage();
  const entry = held.entry as unknown as { kind: string; body: unknown; occurredAt: string };
  return (
    <li className="waits">
      <button type="button" className="row" aria-expanded={open} onClick={() => toggle(heldRow(held))}>
        <strong>{tell(entry, language)}</strong>
        <span>
          {held.name} · {held.officer.name} · <Time at={entry.occurredAt} />
        </span>
      </button>
      {open && <HeldActs held={held} />}
    </li>
  );
}
