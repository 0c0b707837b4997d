import { Link } from 'react-router';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

/** Every kind that can be begun. */
export function NoteMenu() {
  const say = useWords();
  const language = useLanguage();
  const all = (Object.keys(kinds) as Kind[]).filter((kind) => !('about' in kinds[kind]));
  return (
    <>
      <h1>{say('note')}</h1>
      <ul className="menu">
        {all.map((kind) => (
          <li key={kind}>
            <Link to={`/note/${kind}`}>{kinds[kind].label[language]}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
