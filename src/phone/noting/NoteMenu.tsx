import { Link, useLocation, useSearchParams } from 'react-router';
import { kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useNotable } from './notable.ts';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** Every kind that this person may begin here, those noted most first. Steps begin from their matter. */
export function NoteMenu() {
  const say = useWords();
  const language = useLanguage();
  const { search, state } = useLocation();
  const [query] = useSearchParams();
  return (
    <>
      <Heading>{say('note')}</Heading>
      <ul className="menu">
        {useNotable(query.get('village') ?? undefined).map((kind) => (
          <li key={kind}>
            <Link to={{ pathname: `/note/${kind}`, search }} state={state}>
              {kinds[kind].label[language]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
