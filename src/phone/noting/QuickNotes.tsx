import { Link } from 'react-router';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useFromHere } from './from.ts';
import { useNotable } from './notable.ts';
import { useWords } from './words.ts';

const SHORT = { visit: 'visit', dispute: 'dispute', hazard: 'hazard', information: 'information' } as const;
/** As many as a thumb tells apart. */
const SHOWN = 4;

/** The kinds noted most, always under the thumb. `village`: whose screen it is; what is begun there is noted there and comes back to it. */
export function QuickNotes({ village }: { village?: string }) {
  const say = useWords();
  const language = useLanguage();
  const state = useFromHere();
  const there = village === undefined ? {} : { search: `?village=${village}` };
  const shortOf = (kind: Kind) =>
    kind in SHORT ? say(SHORT[kind as keyof typeof SHORT]) : kinds[kind].label[language];
  return (
    <nav className="quick" aria-label={say('note')}>
      {firstOf(useNotable(village)).map((kind) => (
        <Link key={kind} to={{ pathname: `/note/${kind}`, ...there }} state={state}>
          {shortOf(kind)}
        </Link>
      ))}
      <Link to={{ pathname: '/note', ...there }} state={state}>
        {say('more')}
      </Link>
    </nav>
  );
}

/** Those of every day, in the order of use; whoever may note none of them has the first of their own. */
function firstOf(notable: readonly Kind[]): Kind[] {
  const usual = notable.filter((kind) => kind in SHORT);
  return [...usual, ...notable.filter((kind) => !(kind in SHORT))].slice(0, SHOWN);
}
