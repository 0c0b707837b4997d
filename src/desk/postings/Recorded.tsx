import { Link } from 'react-router';
import { kindOf } from '../../domain/journal/registry.ts';
import { queryOf } from '../platform/address.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

/** What was open when a posting was handed over, as it was recorded then. */
export function Recorded({ posting, village }: { posting: string; village: string }) {
  const say = useWords();
  const language = useLanguage();
  const { data } = useAnswer('/api/assignments/{id}/handover', { path: { id: posting } });
  const recorded = data?.recorded;
  if (!recorded || recorded.closed !== posting) return null;
  const day = dayInWords(recorded.onDay, language);
  const lines = linesOf(recorded, village, language);
  const cases = Object.values(recorded.openCases).flat().length;
  const held = recorded.heldEntries.length;
  if (cases + held === 0) return <p className="aside">{say('recordedNothing', { day })}</p>;
  const what = [cases > 0 && say('recordedCases', { count: cases }), held > 0 && say('recordedHeld', { count: held })];
  return (
    <>
      <p className="aside">{say('recorded', { day, what: what.filter(Boolean).join(', ') })}</p>
      <ul className="lines">
        {lines.map(({ to, text }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

type Written = NonNullable<Answer<'/api/assignments/{id}/handover'>['recorded']>;

/** Each case that was open by its kind, numbered where there are several; it opens in its village. */
function linesOf({ openCases }: Written, village: string, language: 'zh' | 'en') {
  return Object.entries(openCases).flatMap(([kind, ids]) =>
    ids.map((id, index) => ({
      to: `/village/${village}${queryOf({ case: id })}`,
      text: `${kindOf(kind)?.label[language] ?? kind}${ids.length > 1 ? ` ${index + 1}` : ''}`,
    })),
  );
}
