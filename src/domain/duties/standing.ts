import type { Label } from '../journal/kind.ts';
import type { DutyFigure, DutyState } from './duty.ts';
import type { RolledUp } from './rollUp.ts';

/** The sign of each state: it never stands for itself, a word or a legend is beside it. */
export const marks: Record<DutyState, string> = { met: '✓', open: '○', missed: '▲', exempt: '▨', aim: '◇' };

/** The word of each state. */
export const stateWords: Record<DutyState, Label> = {
  met: { zh: '已完成', en: 'done' },
  open: { zh: '还差', en: 'to do' },
  missed: { zh: '未完成', en: 'missed' },
  exempt: { zh: '免计', en: 'exempt' },
  aim: { zh: '努力目标', en: 'aim' },
};

/** A figure as people read it, wherever it is shown. */
export interface Standing {
  state: DutyState;
  figure: string;
  /** How much, or how many rows, are still open or were missed. */
  left: number;
  late: number;
}

/** A duty in an area: in how many rows it is done, of those it is asked of; an aim as done and due. */
export function standingOfArea({ met, open, missed, exempt, aim, required, done, of }: RolledUp): Standing {
  if (aim > 0) return { state: 'aim', figure: aimed(done, required), left: 0, late: 0 };
  const state: DutyState = missed > 0 ? 'missed' : open > 0 ? 'open' : met > 0 ? 'met' : 'exempt';
  const left = state === 'missed' ? missed : state === 'open' ? open : 0;
  return { state, figure: `${met}/${of - exempt}`, left, late: 0 };
}

/** A duty of one posting or village: done of required. */
export function standingOfRow({ state, done, required, late }: DutyFigure): Standing {
  const left = state === 'open' || state === 'missed' ? Math.max(0, required - done) : 0;
  if (state === 'aim') return { state, figure: aimed(done, required), left, late };
  return { state, figure: state === 'exempt' ? String(done) : `${done}/${required}`, left, late };
}

/** A duty a policy makes an aim has nothing that is due. */
const aimed = (done: number, due: number): string => (due === 0 ? String(done) : `${done}/${due}`);
