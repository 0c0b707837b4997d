import { marks, type Standing, stateWords } from '../../domain/duties/standing.ts';
import { useLanguage } from '../platform/words.ts';
import { useWords } from './words.ts';

interface FigureProps {
  standing: Standing;
  /** What the figure is of, for whoever cannot see the table. */
  of: string;
  /** The month before's figure; null where there was none; undefined when not compared. */
  before?: string | null | undefined;
  open: () => void;
}

/** A figure: sign, number, what is left in words; a click opens what it is made of. The colour never stands alone. */
export function Figure({ standing: { state, figure, left, late }, of, before, open }: FigureProps) {
  const say = useWords();
  const word = stateWords[state][useLanguage()];
  const rest = left > 0 ? `${word} ${left}` : state === 'exempt' ? word : '';
  return (
    <button type="button" className={`figure ${state}`} aria-label={`${of}: ${word} ${figure} ${rest}`} onClick={open}>
      <span aria-hidden>{marks[state]}</span> {figure}
      {rest !== '' && <small>{rest}</small>}
      {late > 0 && <small>{say('late', { count: late })}</small>}
      {before !== undefined && <small>{before === null ? say('noBefore') : say('before', { figure: before })}</small>}
    </button>
  );
}
