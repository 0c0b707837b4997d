import { useAnswer } from '../platform/client.ts';
import { dayInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useActionWord } from './actions.ts';
import { type Asked, type Line, whoOf } from './line.ts';
import { useWords } from './words.ts';

const VILLAGE = 12;

/** One account in one village, told in a sentence: how often what, and nothing of what was read. */
export function Told({ asked, lines }: { asked: Asked; lines: readonly Line[] | undefined }) {
  const say = useWords();
  const language = useLanguage();
  const actionWord = useActionWord();
  const [line] = lines ?? [];
  const one = (asked.badge !== '' || asked.account !== '') && asked.village.length === VILLAGE && line !== undefined;
  const from = asked.from || '2013-01-01';
  const to = asked.to || today();
  const query = { account: line?.account ?? '', village: asked.village, from, to };
  const { data } = useAnswer('/api/audit/counts', { query }, { when: one });
  if (!one || data === undefined || data.actions.length === 0) return null;
  const [first] = data.actions.map((action) => action.first).sort();
  const said = [...data.actions]
    .sort((a, b) => b.times - a.times)
    .map(({ action, times }) => say('times', { what: actionWord(action), count: times }))
    .join(say('and'));
  const since = dayInWords(asked.from || (first ?? '').slice(0, 10), language);
  return (
    <p className="audit-told">
      {say('told', { who: whoOf(line, say), village: line.villageName ?? asked.village, since, said })}
    </p>
  );
}
