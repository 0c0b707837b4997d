import type { Door } from '../../domain/visits/doors.ts';
import { Day } from '../../ui/time.tsx';
import { useWords } from './words.ts';

const SHOWN = 8;

/** The households longest not visited. */
export function Doors({ doors }: { doors: readonly Door[] }) {
  const say = useWords();
  return (
    <section>
      <h2>{say('doors')}</h2>
      {doors.length === 0 && <p className="aside">{say('noDoors')}</p>}
      <ul className="doors">
        {doors.slice(0, SHOWN).map(({ id, group, label, visited }) => (
          <li key={id}>
            {[group, label].filter(Boolean).join(' ')}{' '}
            <span className="aside">{visited ? <Day on={visited.on} /> : say('neverVisited')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
