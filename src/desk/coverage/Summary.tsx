import { Fragment } from 'react';
import { type VillageStanding, standings } from '../../domain/people/coverage.ts';
import { StandingMark } from './StandingMark.tsx';
import { dayInWords, numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

interface SummaryProps {
  on: string;
  counts: Record<VillageStanding, number>;
  /** Opens the list of those villages. */
  open: (standing: VillageStanding) => void;
}

/** The order of the sentence: how most stand, then what needs a look. */
const told: readonly VillageStanding[] = ['covered', 'ending', 'double', 'gap', 'outside'];

/** The day in one sentence; each figure opens its villages. */
export function Summary({ on, counts, open }: SummaryProps) {
  const say = useWords();
  const language = useLanguage();
  const all = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const parts = told.filter((standing) => counts[standing] > 0);
  return (
    <p className="summary">
      {say('summary', { day: dayInWords(on, language), all: numberInWords(all) })}
      {parts.map((standing, index) => (
        <Fragment key={standing}>
          {index > 0 && say('and')}
          <button type="button" className={`link figure-${standing}`} onClick={() => open(standing)}>
            {say(`count_${standing}`, { count: counts[standing] })}
          </button>
        </Fragment>
      ))}
      {say('end')}
    </p>
  );
}

interface LegendProps {
  counts: Record<VillageStanding, number>;
  only: VillageStanding | '';
  choose: (standing: VillageStanding | '') => void;
}

/** What the marks mean; one chosen dims the others. */
export function Legend({ counts, only, choose }: LegendProps) {
  const say = useWords();
  return (
    <div className="legend" role="group" aria-label={say('legend')}>
      {standings.map((standing) => (
        <button
          key={standing}
          type="button"
          aria-pressed={only === standing}
          onClick={() => choose(only === standing ? '' : standing)}
        >
          <StandingMark standing={standing} />
          {say(`standing_${standing}`)} <span className="aside">{numberInWords(counts[standing])}</span>
        </button>
      ))}
    </div>
  );
}
