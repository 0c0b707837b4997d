import { marks, type Standing, stateWords } from '../../domain/duties/standing.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

interface FigureProps {
  standing: Standing;
  /** What the figure is of, for whoever cannot see the table. */
  of: string;
  /** The month before's figure; null where there was none; undefined when not compared. */
  before?: string | null | undefined;
  /** Absent: whoever looks may not see what it is made of. */
  open?: (() => void) | undefined;
}

/** A figure: sign, number, what is left in words; a click opens what it is made of. The colour never stands alone. */
export function Figure({ standing, of, before, open }: FigureProps) {
  const say = useWords();
  const { state, figure, left, late } = standing;
  const word = stateWords[state][useLanguage()];
  const rest = left > 0 ? `${word} ${left}` : state === 'exempt' ? word : '';
  const content = (
    <>
      <span aria-hidden>{marks[state]}</span> {figure}
      {rest !== '' && <small className="rest">{rest}</small>}
      {late > 0 && <small>{say('late', { count: late })}</small>}
      {before !== undefined && <small>{before === null ? say('noBefore') : say('before', { figure: before })}</small>}
    </>
  );
  if (open === undefined) return <span className={`figure ${state}`}>{content}</span>;
  return (
    <button type="button" className={`figure ${state}`} onClick={open}>
      <span className="unseen">{`${of}: ${word} `}</span>
      {content}
    </button>
  );
}
