import type { EntryOf } from '../../domain/journal/entry.ts';
import { monthInWords } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

type Counts = EntryOf<'caseCounts'>;

/** What the station recorded: the latest month; those before at a tap, for whoever was not here for long has a year of them. */
export function CaseCounts({ of }: { of: readonly Counts[] }) {
  const say = useWords();
  const months = [...of].sort((a, b) => (a.body.month > b.body.month ? -1 : 1));
  const [latest, ...before] = months;
  if (latest === undefined) return null;
  return (
    <section aria-labelledby="case-counts">
      <h2 id="case-counts">{say('caseCounts')}</h2>
      <Month of={latest} />
      {before.length > 0 && (
        <details>
          <summary>{say('monthsBefore', { count: before.length })}</summary>
          {before.map((one) => (
            <Month key={one.id} of={one} />
          ))}
        </details>
      )}
    </section>
  );
}

/** How many of each sort, those that happened. */
function Month({ of: { body } }: { of: Counts }) {
  const say = useWords();
  const language = useLanguage();
  const happened = Object.entries(body.counts).filter(([, count]) => count > 0);
  const said = inARow(happened.map(([sort, count]) => say('casesOf', { sort, count })));
  return (
    <p>
      <span className="aside">{monthInWords(body.month, language)}</span> {said || say('noCases')}
    </p>
  );
}
