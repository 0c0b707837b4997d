import { Link, useParams } from 'react-router';
import { useMemo } from 'react';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { CaseState } from '../../domain/cases/caseState.ts';
import { caseKinds, caseStates, foldCase } from '../../domain/cases/fold.ts';
import { type Happened, historyOf } from '../../domain/cases/history.ts';
import { referring } from '../../domain/cases/referring.ts';
import { titleOf } from '../../domain/cases/title.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { stepsFor } from '../../domain/people/mayNote.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useMe } from '../account/me.ts';
import { useVillages, useWorkedIn } from '../account/villages.ts';
import { personOf } from '../account/person.ts';
import { useCaseContext } from '../journal/context.ts';
import { type NotTaken, useNotTaken } from '../incidents/notTaken.ts';
import { useWords as useWordsOfIncidents } from '../incidents/words.ts';
import { type Known, useKnown } from '../journal/entries.ts';
import { useCorrectable } from '../noting/correction/correctable.ts';
import { CorrectLink } from '../noting/correction/CorrectLink.tsx';
import { useColleagueNames } from '../noting/around.ts';
import { useFromHere } from '../noting/from.ts';
import { EntryPhotos } from '../photos/EntryPhotos.tsx';
import { Awaited } from './Awaited.tsx';
import { opened } from '../rest/opened.ts';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** One case: how it stands, what happened, and the next steps one may note. */
export function CaseScreen() {
  const say = useWords();
  const { village = '', id = '' } = useParams();
  const known = useKnown(village);
  const opening = known.entries.find((entry) => entry.id === id);
  const at = useWorkedIn(village);
  const isMine = useVillages()?.some(({ id: one }) => one === at) ?? true;
  if (!opening || !caseKinds.includes(opening.kind)) return <p>{say(known.pulled || !isMine ? 'none' : 'pulling')}</p>;
  return <Case opening={opening} known={known} />;
}

function Case({ opening, known }: { opening: Entry; known: Known }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const here = useFromHere();
  const context = useCaseContext(opening.village, known);
  const { state, around, steps } = useMemo(() => {
    const others = referring(known.entries).around(opening.id);
    const may = me ? stepsFor(personOf(me), opening, others, context) : [];
    return { state: foldCase(opening, others, context), around: others, steps: may };
  }, [opening, known, context, me]);
  const history = useMemo(() => historyOf(opening, around), [opening, around]);
  const reads = history.find(({ entry }) => entry.id === opening.id)?.entry ?? opening;
  const why = useNotTaken(opening.id);
  return (
    <>
      <Heading title={kinds[opening.kind].label[language]}>{titleOf(reads, language)}</Heading>
      {why ? <ToCall id={opening.id} why={why} /> : <Stands opening={opening} state={state} asOf={context.asOf} />}
      {state.harm && <p className="urgent">{say('harm')}</p>}
      <History history={history} entries={known.entries} noEffect={state.noEffect} />
      {steps.length > 0 && (
        <nav className="steps" aria-label={say('next')}>
          {steps.map(({ kind }) => (
            <Link
              key={kind}
              to={`/note/${kind}?about=${opening.id}&village=${opening.village}`}
              state={here}
              className="button"
            >
              {kinds[kind].label[language]}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}

/** An urgent report that nobody answers yet is no case of the station's: it is to be called in. */
function ToCall({ id, why }: { id: string; why: NotTaken }) {
  const say = useWordsOfIncidents();
  return (
    <>
      <p className="lead urgent">{say(why)}</p>
      <Link to={`/incident/${id}`} className="button">
        {say('callOrWrite')}
      </Link>
    </>
  );
}

/** How it stands, whom it waits for, and by when. */
function Stands({ opening, state, asOf }: { opening: Entry; state: CaseState; asOf: Instant }) {
  const say = useWords();
  const language = useLanguage();
  const overdue = state.dueAt !== null && state.dueAt < asOf;
  return (
    <>
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
    </>
  );
}

interface HistoryProps {
  history: readonly Happened[];
  entries: readonly Entry[];
  noEffect: readonly string[];
}

/** What happened, as it reads now; what was taken back stays, marked. */
function History({ history, entries, noEffect }: HistoryProps) {
  const say = useWords();
  const language = useLanguage();
  const mayCorrect = useCorrectable(entries);
  const { officer } = opened();
  const authors = useColleagueNames(history[0]?.entry.village ?? '');
  return (
    <ol className="lines">
      {history.map(({ entry, amended, withdrawn }) => {
        const told = tell(entry, language);
        return (
          <li key={entry.id}>
            <Time at={entry.occurredAt} />
            {entry.author !== officer && <span className="aside"> {authors.get(entry.author)}</span>}{' '}
            {withdrawn && <strong>{say('withdrawn')}</strong>}
            {amended && <span className="aside">{say('amended')}</span>}
            <p>{withdrawn ? <s>{told}</s> : told}</p>
            {entry.kind === 'alert' && !withdrawn && <p>{entry.body.text}</p>}
            {entry.note && <p className="aside">{withdrawn ? <s>{entry.note}</s> : entry.note}</p>}
            {!withdrawn && <EntryPhotos entry={entry} />}
            {!withdrawn && noEffect.includes(entry.id) && <p className="aside">{say('noEffect')}</p>}
            {!withdrawn && mayCorrect(entry.id) && <CorrectLink id={entry.id} what={told} />}
          </li>
        );
      })}
    </ol>
  );
}
