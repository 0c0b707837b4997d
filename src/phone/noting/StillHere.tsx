import { AskOnce } from '../outbox/AskOnce.tsx';
import { useWords } from './words.ts';

/** What was begun before and left is in the form again; and the way to begin anew. */
export function StillHere({ drop }: { drop: () => void }) {
  const say = useWords();
  const anew = async () => drop();
  return (
    <div className="bar">
      {say('resumed')}{' '}
      <AskOnce name={say('anew')} consequence={say('dropAsk')} yes={say('dropYes')} no={say('keep')} work={anew} />
    </div>
  );
}
