import { type ReactNode, useEffect, useState } from 'react';
import { tell } from '../../domain/journal/tell.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Me } from '../account/me.ts';
import { CaseActs } from './CaseActs.tsx';
import { HeldActs } from './HeldActs.tsx';
import { type CaseLine, type Held, lookFor, lookForStation, stationKinds, useStationInbox } from './stationInbox.ts';
import { useWords } from './words.ts';

/** What waits for the station: one tap reads it, the next does it. */
export function StationList({ me }: { me: Me }) {
  const say = useWords();
  const { cases, held, known, why } = useStationInbox();
  useLooking(me);
  const [open, setOpen] = useState('');
  const toggle = (id: string) => setOpen(open === id ? '' : id);
  return (
    <>
      <p role="status">
        {why !== undefined && say('stationOffline')}
        {!known && why === undefined && say('stationAsking')}
        {known && cases.length + held.length === 0 && say('stationNothing')}
      </p>
      {stationKinds.map((kind) => (
        <Group key={kind} title={say(kind)} count={cases.filter((one) => one.kind === kind).length}>
          {cases
            .filter((one) => one.kind === kind)
            .map((line) => (
              <CaseRow key={line.id} line={line} me={me} open={open === line.id} toggle={toggle} />
            ))}
        </Group>
      ))}
      <Group title={say('held')} count={held.length}>
        {held.map((one) => (
          <HeldRow key={one.id} held={one} open={open === one.id} toggle={toggle} />
        ))}
      </Group>
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
  toggle: (id: string) => void;
}

function CaseRow({ line, me, open, toggle }: RowProps & { line: CaseLine; me: Me }) {
  const say = useWords();
  const { names } = useStationInbox();
  const { id, title, village, dueAt, overdue, openedAt } = line;
  return (
    <li className={overdue ? 'waits overdue' : 'waits'}>
      <button type="button" className="row" aria-expanded={open} onClick={() => toggle(id)}>
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
      <button type="button" className="row" aria-expanded={open} onClick={() => toggle(held.id)}>
        <strong>{tell(entry, language)}</strong>
        <span>
          {held.name} · {held.officer.name} · <Time at={entry.occurredAt} />
        </span>
      </button>
      {open && <HeldActs held={held} />}
    </li>
  );
}
