import { useMemo } from 'react';
import { Link } from 'react-router';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { assess } from '../../domain/duties/assess.ts';
import { dutySentence, sentence } from '../../domain/duties/sentence.ts';
import { type DutyFigures, dutyIds } from '../../domain/duties/duty.ts';
import { titleOf } from '../../domain/cases/title.ts';
import type { Answer } from '../../domain/today/sinceLastDay.ts';
import { useToday } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { CaseLine } from '../cases/CaseLine.tsx';
import { isBeforeOpen, type Judging, NOTHING, useJudging } from '../journal/duties.ts';
import { type Known, useKnown } from '../journal/entries.ts';
import { useFaults } from '../journal/faults.ts';
import { opened } from '../rest/opened.ts';
import { useSinceLastDay } from '../village/since.ts';
import { MonthBefore } from './MonthBefore.tsx';
import { outcomeOf } from './outcomeOf.ts';
import { useWords } from './words.ts';

interface VillageTodayProps {
  village: string;
  name: string;
  /** Absent for committees and patrol leaders, who owe no duties. */
  duty?: 'resident' | 'contact' | 'auxiliary' | 'acting' | undefined;
}

/** One of my villages: what is still to do this month. */
export function VillageToday({ village, name, duty }: VillageTodayProps) {
  const say = useWords();
  const known = useKnown(village);
  const judging = useJudging(village, monthOf(useToday()));
  const fault = useFaults().get(village);
  return (
    <section className="card" aria-label={name}>
      <h2>
        <Link to={`/village/${village}`}>{name}</Link> {duty && <span className="aside">{say(duty)}</span>}
      </h2>
      {fault && (
        <p className="urgent" role="alert">
          {say(fault)}
        </p>
      )}
      {judging === NOTHING && <p>{say('noRow')}</p>}
      {/* its days are fewer: it comes first */}
      {isBeforeOpen(judging) && known.pulled && <MonthBefore village={village} known={known} />}
      {judging && judging !== NOTHING && known.pulled && <Month known={known} judging={judging} />}
      {judging !== NOTHING && !(known.pulled && (judging || duty === undefined)) && (
        <p className="aside">{say('pulling')}</p>
      )}
      <Waits village={village} name={name} known={known} goes={duty !== undefined} />
    </section>
  );
}

function Month({ known, judging }: { known: Known; judging: Judging }) {
  const say = useWords();
  const language = useLanguage();
  const { mine: duties, village } = useMemo(() => judgedBy(judging, known), [known, judging]);
  const ofVillage = isOpen(village) && <p>{say('ofVillage', { what: sentence(village, language) })}</p>;
  if (duties === undefined) return ofVillage || <p>{say('noRow')}</p>;
  const counted = dutyIds.flatMap((id) => {
    const figure = duties[id];
    return figure && figure.state !== 'aim' ? [{ id, figure }] : [];
  });
  return (
    <>
      <p className="lead">
        {sentence(duties, language)}
        {known.provisional && <span className="aside"> {say('provisional')}</span>}
        {judging.carried && <span className="aside"> {say('carried')}</span>}
      </p>
      <ul className="figures">
        {counted.map(({ id, figure }) => (
          <li key={id} className={figure.state}>
            {dutySentence(id, figure, language)}
          </li>
        ))}
      </ul>
      {ofVillage}
    </>
  );
}

/** My own row of the month and the village's, which whoever works there owes together, judged as the server judges them. */
function judgedBy(judging: Judging, { entries, asOf }: Known) {
  const { postings, village } = assess({ ...judging, entries, month: monthOf(asOf), asOf });
  return { mine: postings.find(({ officer }) => officer === opened().officer)?.duties, village };
}

const isOpen = (duties: DutyFigures): boolean => Object.values(duties).some(({ state }) => state === 'open');

/** What the station, or the contact officer, said to something I passed on, since my last day in the village. */
function AnswerLine({ information, outcome }: Answer) {
  const say = useWords();
  const language = useLanguage();
  const ofContact = information.kind === 'information' && information.body.direction === 'toContact';
  return (
    <li>
      <Link to={`/case/${information.village}/${information.id}`}>
        <strong>{titleOf(information, language)}</strong>
        <span>
          {say(ofContact ? 'answeredByContact' : 'answered', { outcome: outcomeOf(outcome, language) })}
          {outcome.note && <> · {outcome.note}</>}
        </span>
      </Link>
    </li>
  );
}

const SHOWN = 3;
const ANSWERS = 2;

interface WaitsProps {
  village: string;
  name: string;
  known: Known;
  /** They go there: a committee lives there. */
  goes: boolean;
}

/** What waits in the village: the first few by clock, what the station answered, whom to see first, and what waits for my word. */
function Waits({ village, name, known, goes }: WaitsProps) {
  const say = useWords();
  const since = useSinceLastDay(village, known);
  const more = since.openCases.length - SHOWN;
  const first = since.doors.slice(0, SHOWN).map(({ group, label }) => [group, label].filter(Boolean).join(' '));
  return (
    <>
      {since.toConfirm.length > 0 && (
        <p>
          <Link to={`/village/${village}`} className="button">
            {say('toConfirm', { count: since.toConfirm.length })}
          </Link>
        </p>
      )}
      <ul className="lines">
        {since.openCases.slice(0, SHOWN).map((one) => (
          <CaseLine key={one.opening.id} {...one} />
        ))}
        {since.answers.slice(-ANSWERS).map((answer) => (
          <AnswerLine key={answer.outcome.id} {...answer} />
        ))}
      </ul>
      {goes && first.length > 0 && (
        <p>
          <span className="aside">{say('seeFirst')}</span> {inARow(first)}
        </p>
      )}
      <p>
        <Link to={`/village/${village}`} className="button">
          {say(!goes ? 'look' : more > 0 ? 'goWithMore' : 'go', { count: more })}
          <span className="unseen"> {name}</span>
        </Link>
      </p>
    </>
  );
}
