import { useParams, useSearchParams } from 'react-router';
import { type Kind, kindOf } from '../../domain/journal/registry.ts';
import { VisitForm } from '../visits/VisitForm.tsx';
import { EntryForm } from './EntryForm.tsx';
import { useStart } from './start.ts';
import { useWords } from './words.ts';

/** Notes an entry of one kind. */
export function NoteForm() {
  const say = useWords();
  const { kind = '' } = useParams();
  const [search] = useSearchParams();
  const start = useStart();
  if (!kindOf(kind)) return <p>{say('unknownKind')}</p>;
  if (start === undefined) return null;
  if (start === null) return <p>{say('noVillage')}</p>;
  const key = `${kind} ${search.get('about')}`;
  switch (kind) {
    case 'visit':
      return <VisitForm key={key} start={start} />;
    default:
      return <EntryForm key={key} kind={kind as Kind} start={start} />;
  }
}
