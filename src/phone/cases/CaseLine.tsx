import { Link } from 'react-router';
import { titleOf } from '../../domain/cases/title.ts';
import { caseStates } from '../../domain/cases/fold.ts';
import type { OpenCase } from '../../domain/today/openCases.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useClosed } from '../account/villages.ts';
import { useNotTaken } from '../incidents/notTaken.ts';
import { useWords as useWordsOfIncidents } from '../incidents/words.ts';
import { Awaited } from './Awaited.tsx';
import { useWords } from './words.ts';

/** A case in a list: what it is, how it stands, whom it waits for, by when something is to be done. */
export function CaseLine({ opening, state, overdue }: OpenCase) {
  const say = useWords();
  const ofIncident = useWordsOfIncidents();
  const language = useLanguage();
  const why = useNotTaken(opening.id);
  const was = useClosed().find(({ village }) => village === opening.village)?.name;
  if (why)
    return (
      <li className="overdue">
        <Link to={`/incident/${opening.id}`}>
          <strong>{titleOf(opening, language)}</strong>
          <span>{ofIncident(why)}</span>
        </Link>
      </li>
    );
  return (
    <li className={overdue ? 'overdue' : undefined}>
      <Link to={`/case/${opening.village}/${opening.id}`}>
        <strong>{titleOf(opening, language)}</strong>
        <span>
          {was && <>{was} · </>}
          {caseStates(opening.kind)[state.state]?.[language]}
          {' · '}
          <Awaited village={opening.village} whom={state.waitingFor} />
          {state.dueAt !== null && (
            <>
              {' · '}
              {say(overdue ? 'overdue' : 'due')} <Time at={state.dueAt} />
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
