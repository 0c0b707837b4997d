import { useArrived, useNoted } from './noted.ts';
import { useWords } from './words.ts';

/** Says at once that what was noted is safe, and later that it arrived. */
export function Noted() {
  const say = useWords();
  const noted = useNoted();
  const arrived = useArrived();
  return (
    <div role="status" className="noted">
      {noted && <p>✓ {say('saved')}</p>}
      {arrived && <p>✓ {say('arrived')}</p>}
    </div>
  );
}
