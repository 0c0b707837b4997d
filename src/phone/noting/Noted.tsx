import { useNoted } from './noted.ts';
import { useWords } from './words.ts';

/** Says at once that what was noted is safe. */
export function Noted() {
  const say = useWords();
  const noted = useNoted();
  return (
    <div role="status" className="noted">
      {noted && <p>✓ {say('saved')}</p>}
    </div>
  );
}
