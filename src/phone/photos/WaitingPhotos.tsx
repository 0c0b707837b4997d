import { Link } from 'react-router';
import { AskOnce } from '../outbox/AskOnce.tsx';
import { database } from '../rest/database.ts';
import { opened } from '../rest/opened.ts';
import { Picture } from './Picture.tsx';
import { useWaitingPhotos } from './watch.ts';
import { useWords } from './words.ts';

/** How many photos wait for the network, and how many are not taken; nothing when none is either. */
export function PhotosBar() {
  const say = useWords();
  const photos = useWaitingPhotos();
  const count = photos.filter(({ refused }) => refused === undefined).length;
  const refused = photos.length - count;
  return (
    <>
      {refused > 0 && (
        <p className="bar urgent">
          <Link to="/outbox">{say('notTaken', { count: refused })}</Link>
        </p>
      )}
      {count > 0 && <p className="bar waiting">{say('waiting', { count })}</p>}
    </>
  );
}

/** Photos that the server does not take, and why. */
export function RefusedPhotos() {
  const say = useWords();
  return useWaitingPhotos().map(
    ({ village, sha256, refused }) =>
      refused !== undefined && (
        <div key={village + sha256} className="urgent">
          <Picture sha256={sha256} label={say('photos')} gone={say('gone')} />
          <p>{say('refused', { why: refused })}</p>
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
