import { Link } from 'react-router';
import { titleOf } from '../../domain/cases/title.ts';
import { type WaitingFor, waitingFor } from '../../domain/cases/caseState.ts';
import { caseStates } from '../../domain/cases/fold.ts';
import type { OpenCase } from '../../domain/today/openCases.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { type Me, useMe } from '../account/me.ts';
import { useWords } from './words.ts';

/** A case in a list: what it is, how it stands, whom it waits for, by when something is to be done. */
export function CaseLine({ opening, state, overdue }: OpenCase) {
  const say = useWords();
  const language = useLanguage();
  const mine = waitsForMe(useMe(), opening.village, state.waitingFor);
  return (
    <li className={overdue ? 'overdue' : undefined}>
      <Link to={`/case/${opening.village}/${opening.id}`}>
        <strong>{titleOf(opening, language)}</strong>
        <span>
          {caseStates(opening.kind)[state.state]?.[language]}
          {' · '}
          {mine ? <b>{say('mine')}</b> : say('waitingFor', { who: waitingFor[state.waitingFor][language] })}
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

function waitsForMe(me: Me | null | undefined, village: string, whom: WaitingFor): boolean {
  const duties = (me?.postings ?? []).flatMap((posting) => (posting.village === village ? [posting.duty] : []));
  if (whom === 'contactOfficer') return duties.includes('contact');
  return whom === 'officer' && duties.length > 0;
}
