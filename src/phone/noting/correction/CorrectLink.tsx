import { Link } from 'react-router';
import { useFromHere } from '../from.ts';
import { useWords } from '../words.ts';

interface CorrectLinkProps {
  id: string;
  /** Which entry it is, for whoever hears the links one after another. */
  what: string;
  /** Beside the entry, where there is room for a word. */
  short?: boolean;
}

/** The way from an entry to taking it back or mending it, and back to where it was read. */
export function CorrectLink({ id, what, short = false }: CorrectLinkProps) {
  const say = useWords();
  return (
    <Link to={`/note/correction?about=${id}`} state={useFromHere()} className="link no-print">
      {say(short ? 'correctShort' : 'correct')}
      <span className="unseen"> {what}</span>
    </Link>
  );
}
