import { useKeptPlace } from '../shell/keptPlace.ts';
import { useArrived, useNoted } from './noted.ts';
import { useWords } from './words.ts';

/** Says at once that what was noted is safe, and later that it arrived. */
export function Noted() {
  const say = useWords();
  const noted = useNoted();
  const arrived = useArrived();
  return (
    <div ref={useKeptPlace()} role="status" className="noted">
      {(noted || arrived) && <p>✓ {say(arrived ? 'arrived' : 'saved')}</p>}
    </div>
  );
}
