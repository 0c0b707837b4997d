import { Link, useParams } from 'react-router';
import { useMemo } from 'react';
import { caseKinds, caseStates, foldCase } from '../../domain/cases/fold.ts';
import { referring } from '../../domain/cases/referring.ts';
import { titleOf } from '../../domain/cases/title.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { stepsFor } from '../../domain/people/mayNote.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useMe } from '../account/me.ts';
import { personOf } from '../account/person.ts';
import { useCaseContext } from '../journal/context.ts';
import { type Known, useKnown } from '../journal/entries.ts';
import { EntryPhotos } from '../photos/EntryPhotos.tsx';
import { Awaited } from './Awaited.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** One case: how it stands, what happened, and the next steps one may note. */
export function CaseScreen() {
  const say = useWords();
  const { village = '', id = '' } = useParams();
  const known = useKnown(village);
  const opening = known.entries.find((entry) => entry.id === id);
  if (!opening || !caseKinds.includes(opening.kind)) return <p>{say(known.pulled ? 'none' : 'pulling')}</p>;
  return <Case opening={opening} known={known} />;
}

function Case({ opening, known }: { opening: Entry; known: Known }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const context = useCaseContext(opening.village, known);
  const { state, others, steps } = useMemo(() => {
    const around = referring(known.entries).around(opening.id);
    const may = me ? stepsFor(personOf(me), opening, around, context) : [];
    return { state: foldCase(opening, around, context), others: around, steps: may };
  }, [opening, known, context, me]);
  const overdue = state.dueAt !== null && state.dueAt < context.asOf;
  const history = [opening, ...others].slice().sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  return (
    <>
      <Heading>{titleOf(opening, language)}</Heading>
      <p className="lead">
        {caseStates(opening.kind)[state.state]?.[language]}
        {state.waiting && (
          <>
            {' · '}
            <Awaited village={opening.village} whom={state.waitingFor} />
          </>
        )}
      </p>
      {state.dueAt !== null && (
        <p className={overdue ? 'urgent' : undefined}>
          {say(overdue ? 'overdue' : 'due')} <Time at={state.dueAt} />
        </p>
      )}
      {state.harm && <p className="urgent">{say('harm')}</p>}
      <ol className="lines">
        {history.map((entry) => (
          <li key={entry.id}>
            <Time at={entry.occurredAt} />
            <p>{tell(entry, language)}</p>
            {entry.note && <p className="aside">{entry.note}</p>}
            <EntryPhotos entry={entry} />
            {state.noEffect.includes(entry.id) && <p className="aside">{say('noEffect')}</p>}
          </li>
        ))}
      </ol>
      <nav className="steps" aria-label={say('next')}>
        {steps.map(({ kind }) => (
          <Link key={kind} to={`/note/${kind}?about=${opening.id}&village=${opening.village}`} className="button">
            {kinds[kind].label[language]}
          </Link>
        ))}
      </nav>
    </>
  );
}
