/** Ink on paper, as in `templates/look.typ`. */
export const INK = '1B1B1B';
export const SOFT = '5B5B5B';
export const RULE = 'C9C5BD';

const GREY = '8A857B';
const PALE = 'D3CEC5';

/** Bars of one chart, told apart on a printer without colours: this month and the month before; done, to do, missed. */
export const shadesOf = (stacked: boolean): readonly string[] => (stacked ? [INK, PALE, GREY] : [INK, GREY]);
