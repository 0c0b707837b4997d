import { uuidv7 } from 'uuidv7';
import type { Effective } from '../../domain/journal/effective.ts';
import { tell } from '../../domain/journal/tell.ts';
import { now, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { note } from '../outbox/unsent.ts';
import { useWords } from './words.ts';

/** Notes that name me as having been there, or were made for me: answered in one tap, so that nobody notes them twice. */
export function ToConfirm({ entries }: { entries: readonly Effective[] }) {
  const say = useWords();
  const language = useLanguage();
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{say('toConfirm')}</h2>
      <ul className="lines">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Time at={entry.occurredAt} /> {tell(entry, language)}
            {entry.note && <p className="aside">{entry.note}</p>}
            <p className="buttons">
              <button type="button" onClick={() => void answer(entry, 'mine')}>
                {say('mine')}
              </button>
              <button type="button" onClick={() => void answer(entry, 'notMine')}>
                {say('notMine')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function answer({ id, village }: Effective, mine: 'mine' | 'notMine'): Promise<void> {
  const at = now();
  const said = { kind: 'confirmation' as const, about: id, body: { answer: mine } };
  return note([{ id: uuidv7(), village, occurredAt: at, recordedAt: at, onSite: false, ...said }]);
}
