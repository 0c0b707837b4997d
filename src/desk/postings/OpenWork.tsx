import { waitingFor } from '../../domain/cases/caseState.ts';
import { kindOf, kinds } from '../../domain/journal/registry.ts';
import { Link } from 'react-router';
import { queryOf } from '../platform/address.ts';
import type { Answer } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

type Open = Answer<'/api/assignments/{id}/handover'>;

/** What the village still waits for: cases by kind, and entries that wait for the station. */
export function OpenWork({ open: { cases, held, next } }: { open: Open }) {
  const say = useWords();
  const language = useLanguage();
  if (cases.length + held.length === 0) return <p>{say('openNone')}</p>;
  const byKind = new Map<string, Open['cases']>();
  for (const one of cases) byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
  return (
    <>
      <p className="aside">{say('openIntro')}</p>
      {cases.length > 0 && <h2>{say('openCases', { count: cases.length })}</h2>}
      {[...byKind].map(([kind, some]) => (
        <CasesOfKind key={kind} kind={kind as Open['cases'][number]['kind']} cases={some} />
      ))}
      {next && <p className="aside">{say('openMore')}</p>}
      {held.length > 0 && (
        <>
          <h2>{say('openHeld', { count: held.length })}</h2>
          <p className="aside">{say('openHeldHint')}</p>
          <ul className="lines">
            {held.map(({ id, kind, receivedAt }) => (
              <li key={id}>
                <Link to={`/held${queryOf({ open: id })}`}>{kindOf(kind)?.label[language] ?? kind}</Link>{' '}
                <Time at={receivedAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function CasesOfKind({ kind, cases }: { kind: Open['cases'][number]['kind']; cases: Open['cases'] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section className="kind">
      <h3>
        {kinds[kind].label[language]} {cases.length}
      </h3>
      <ul className="lines">
        {cases.map((one) => (
          <li key={one.id}>
            <Link to={`/village/${one.village}?case=${one.id}`}>{one.title}</Link>{' '}
            <span className="aside">
              {waitingFor[(one.waitingFor ?? 'nobody') as keyof typeof waitingFor][language]}
            </span>{' '}
            {one.dueAt !== null && <Time at={one.dueAt} />} {one.overdue && <b className="urgent">{say('overdue')}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
