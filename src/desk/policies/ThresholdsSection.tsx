import { tellThreshold } from '../../domain/duties/told.ts';
import { useLanguage } from '../../ui/words.ts';
import type { Policies } from './answers.ts';
import { useWords } from './words.ts';

/** Villages with numbers of their own. */
export function ThresholdsSection({ thresholds }: Pick<Policies, 'thresholds'>) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section>
      <h2>{say('thresholds')}</h2>
      {thresholds.length === 0 ? (
        <p className="empty">{say('noThresholds')}</p>
      ) : (
        <ul className="thresholds">
          {thresholds.map((own) => (
            <li key={`${own.village} ${own.duty} ${own.fromMonth}`}>
              {own.name} – {tellThreshold(own)[language]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
