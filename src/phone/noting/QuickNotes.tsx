import { Link } from 'react-router';
import { kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

const FIRST = ['visit', 'dispute', 'hazard', 'information'] as const;

/** The kinds noted most, always under the thumb. */
export function QuickNotes() {
  const say = useWords();
  const language = useLanguage();
  return (
    <nav className="quick" aria-label={say('note')}>
      {FIRST.map((kind) => (
        <Link key={kind} to={`/note/${kind}`}>
          {kind in SHORT ? say(SHORT[kind]) : kinds[kind].label[language]}
        </Link>
      ))}
      <Link to="/note">{say('more')}</Link>
    </nav>
  );
}

const SHORT = { visit: 'visit', dispute: 'dispute', hazard: 'hazard', information: 'information' } as const;
