import { kinds } from '../../domain/journal/registry.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { sync } from './sending.ts';
import { useUnsent } from './watch.ts';
import { useWords } from './words.ts';

/** What waits, what the station must confirm, what was not taken and why. */
export function OutboxScreen() {
  const say = useWords();
  const language = useLanguage();
  const unsent = useUnsent();
  return (
    <>
      <h1>{say('title')}</h1>
      {unsent.length === 0 && <p>{say('nothing')}</p>}
      <ul className="lines">
        {unsent.map(({ order, state, entry, issues }) => (
          <li key={order} className={state}>
            <strong>{kinds[entry.kind].label[language]}</strong> <Time at={entry.occurredAt} />
            <p>{say(state)}</p>
            {issues?.map(({ path, message }) => (
              <p key={path}>{message}</p>
            ))}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void sync()}>
        {say('now')}
      </button>
    </>
  );
}
