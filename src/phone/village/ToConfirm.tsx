import { useMemo, useState } from 'react';
import { effective } from '../../domain/journal/effective.ts';
import { tell } from '../../domain/journal/tell.ts';
import { saidBy, toConfirm } from '../../domain/today/toConfirm.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Known } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { Answer } from './Answer.tsx';
import { useWords } from './words.ts';

/**
 * Notes that name me as having been there, or were made for me: answered in one tap, so that nobody notes them twice. What was asked
 * stays while it is looked at: the next would come under a thumb that taps twice, and a slip could not be undone.
 */
export function ToConfirm({ known: { entries } }: { known: Known }) {
  const say = useWords();
  const language = useLanguage();
  const { officer } = opened();
  const open = useMemo(() => toConfirm(entries, officer).map(({ id }) => id), [entries, officer]);
  const said = useMemo(() => saidBy(entries, officer), [entries, officer]);
  const [asked, setAsked] = useState(open);
  const fresh = open.filter((id) => !asked.includes(id));
  if (fresh.length > 0) setAsked([...asked, ...fresh]);
  const shown = useMemo(
    () => (asked.length === 0 ? [] : effective(entries).filter(({ id }) => asked.includes(id))).reverse(),
    [entries, asked],
  );
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{say(open.length > 0 ? 'toConfirm' : 'confirmed')}</h2>
      <ul className="lines">
        {shown.map((entry) => (
          <li key={entry.id}>
            <Time at={entry.occurredAt} /> {tell(entry, language)}
            {entry.note && <p className="aside">{entry.note}</p>}
            <Answer entry={entry} said={said.get(entry.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
