import { Link } from 'react-router';
import { kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useVillageName } from '../account/villages.ts';
import { AskOnce } from '../outbox/AskOnce.tsx';
import { dropDraft, useDrafts } from '../rest/drafts.ts';
import { type Left, leftOf } from './begun.ts';
import { useFromHere } from './from.ts';
import { useWords } from './words.ts';

/** Forms that were begun and left, each with the way back to it: nobody remembers what a call interrupted. */
export function LeftForms() {
  const say = useWords();
  const left = useDrafts().flatMap((one) => leftOf(one) ?? []);
  if (left.length === 0) return null;
  return (
    <section className="card left" aria-labelledby="left-forms">
      <h2 id="left-forms">{say('begun')}</h2>
      <ul className="lines">
        {left.map((one) => (
          <Line key={one.key} left={one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ left: { key, kind, about, village, note } }: { left: Left }) {
  const say = useWords();
  const language = useLanguage();
  const here = useFromHere();
  const name = useVillageName(village);
  const label = kinds[kind].label[language];
  return (
    <li>
      <p>
        {label} {name && <span className="aside">{name}</span>}
      </p>
      {note && <p className="aside typed">{note}</p>}
      <div className="mending">
        <Link to={`/note/${kind}${about ? `?about=${about}` : ''}`} state={here} className="button">
          {say('goOn')}
          <span className="unseen"> {label}</span>
        </Link>
        <AskOnce
          name={say('drop')}
          consequence={say('dropAsk')}
          yes={say('dropYes')}
          no={say('keep')}
          work={() => dropDraft(key)}
        />
      </div>
    </li>
  );
}
