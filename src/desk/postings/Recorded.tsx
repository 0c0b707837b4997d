import { useAnswer } from '../platform/client.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

/** What was open when a posting was handed over, as it was recorded then. */
export function Recorded({ posting }: { posting: string }) {
  const say = useWords();
  const language = useLanguage();
  const { data } = useAnswer('/api/assignments/{id}/handover', { path: { id: posting } });
  const recorded = data?.recorded;
  if (!recorded || recorded.closed !== posting) return null;
  const day = dayInWords(recorded.onDay, language);
  const cases = Object.values(recorded.openCases).flat().length;
  const held = recorded.heldEntries.length;
  if (cases + held === 0) return <p className="aside">{say('recordedNothing', { day })}</p>;
  const what = [cases > 0 && say('recordedCases', { count: cases }), held > 0 && say('recordedHeld', { count: held })];
  return <p className="aside">{say('recorded', { day, what: what.filter(Boolean).join(', ') })}</p>;
}
