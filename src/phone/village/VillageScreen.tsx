import { Link, useParams } from 'react-router';
import type { OpenCase } from '../../domain/today/openCases.ts';
import { tell } from '../../domain/journal/tell.ts';
import { Day, useClock } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useVillageName } from '../account/villages.ts';
import { CaseLine } from '../cases/CaseLine.tsx';
import { useBefore, useKnown, useWork } from '../journal/entries.ts';
import { useNotable } from '../noting/notable.ts';
import { outcomeOf } from '../today/outcomeOf.ts';
import { QuickNotes } from '../noting/QuickNotes.tsx';
import { CaseCounts } from './CaseCounts.tsx';
import { dayShown } from './dayShown.ts';
import { Doors } from './Doors.tsx';
import { RunningDay } from './RunningDay.tsx';
import { useSinceLastDay } from './since.ts';
import { Summary } from './Summary.tsx';
import { ToCall } from './ToCall.tsx';
import { ToConfirm } from './ToConfirm.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** 今天进村: before going, what matters since my last day there; there, the running day; when leaving, its summary. */
export function VillageScreen() {
  const say = useWords();
  const language = useLanguage();
  const { village = '' } = useParams();
  const known = useKnown(village);
  const since = useSinceLastDay(village, known);
  const name = useVillageName(village) ?? '';
  const before = useBefore(village);
  const work = useWork(village);
  const day = useClock(() => dayShown(work));
  // a committee lives there: it calls on nobody, and sums up no officer's day
  const visits = useNotable(village).includes('visit');
  return (
    <>
      <Heading>{name}</Heading>
      {visits && (
        <p className="aside">
          {since.lastDay === null ? say('neverThere') : say('lastThere')} {since.lastDay && <Day on={since.lastDay} />}
        </p>
      )}
      {!known.pulled && <p role="status">{say('pulling')}</p>}
      <ToConfirm key={village} known={work} />
      <Open cases={since.openCases} />
      {since.answers.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{say('answers')}</h2>
          <ul className="lines">
            {since.answers.map(({ information, outcome }) => (
              <li key={outcome.id}>
                {tell(information, language)} — <strong>{outcomeOf(outcome, language)}</strong>
                {outcome.note && <p className="aside">{outcome.note}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CaseCounts of={since.caseCounts} />
      {visits && <Doors doors={since.doors} />}
      <ToCall village={village} />
      <RunningDay known={work} day={day} />
      {visits && <Summary known={work} village={name} day={day} />}
      <p>
        <Link to={`/village/${village}/journal`} className="button">
          {say('history')}
        </Link>
      </p>
      {before.map((one) => (
        <p key={one.village}>
          <Link to={`/village/${one.village}/journal`} className="button">
            {say('historyOf', { name: one.name })}
          </Link>
        </p>
      ))}
      <QuickNotes village={village} />
    </>
  );
}

const SHOWN = 3;

/** What is open, by clock: the first few, so that the rest of the screen is not pushed away; all of it at a tap. */
function Open({ cases }: { cases: readonly OpenCase[] }) {
  const say = useWords();
  const lines = (some: readonly OpenCase[]) => (
    <ul className="lines">
      {some.map((one) => (
        <CaseLine key={one.opening.id} {...one} />
      ))}
    </ul>
  );
  const rest = cases.slice(SHOWN);
  return (
    <section>
      <h2>{say('open', { count: cases.length })}</h2>
      {cases.length === 0 && <p className="aside">{say('noneOpen')}</p>}
      {lines(cases.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{say('restOpen', { count: rest.length })}</summary>
          {lines(rest)}
        </details>
      )}
    </section>
  );
}
