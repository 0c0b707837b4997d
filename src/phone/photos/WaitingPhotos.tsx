import { AskOnce } from '../outbox/AskOnce.tsx';
import { database } from '../rest/database.ts';
import { opened } from '../rest/opened.ts';
import { useWaitingPhotos } from './watch.ts';
import { useWords } from './words.ts';

/** How many photos wait for the network; nothing when none does. */
export function PhotosBar() {
  const say = useWords();
  const count = useWaitingPhotos().filter(({ refused }) => refused === undefined).length;
  return count > 0 && <p className="bar waiting">{say('waiting', { count })}</p>;
}

/** Photos that the server does not take, and why. */
export function RefusedPhotos() {
  const say = useWords();
  return useWaitingPhotos().map(
    ({ village, sha256, refused }) =>
      refused !== undefined && (
        <div key={village + sha256} className="urgent">
          {say('refused', { why: refused })}{' '}
          <AskOnce
            name={say('drop')}
            consequence={say('dropAsk')}
            yes={say('dropYes')}
            no={say('keep')}
            work={() => database.photos.delete([opened().officer, village, sha256])}
          />
        </div>
      ),
  );
}
