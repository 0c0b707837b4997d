import { html } from 'hono/html';
import type { DutyState } from '../../domain/duties/duty.ts';
import type { Figures } from '../scorecards/columns.ts';
import type { AreaFigures } from '../scorecards/read.ts';
import { type Html, type Page, say } from './layout.ts';

const marks: Record<DutyState, string> = { met: '✓', open: '○', missed: '▲', exempt: '▨', aim: '◇' };

/** A duty in an area: how many rows have it done, and what is left in words; the colour never stands alone. */
export function areaCell(page: Page, figures: AreaFigures | undefined, link: string): Html {
  if (!figures) return html`<td class="none">–</td>`;
  const { met, open, missed, exempt, aim, required, done, of } = figures;
  if (aim > 0) return cell('aim', link, `${done}/${required}`, '');
  const state: DutyState = missed > 0 ? 'missed' : open > 0 ? 'open' : met > 0 ? 'met' : 'exempt';
  const left = state === 'missed' ? missed : state === 'open' ? open : 0;
  return cell(state, link, `${met}/${of - exempt}`, left > 0 ? `${say(page, state)} ${left}` : '');
}

/** A duty of one posting or village: done of required. */
export function rowCell(page: Page, figures: Figures | undefined, link: string): Html {
  if (!figures) return html`<td class="none">–</td>`;
  const { state, done, required, late } = figures;
  const left = state === 'open' || state === 'missed' ? `${say(page, state)} ${required - done}` : '';
  const note = [state === 'exempt' ? say(page, 'exempt') : left, late > 0 ? `${say(page, 'late')} ${late}` : '']
    .filter(Boolean)
    .join(' · ');
  return cell(state, link, state === 'exempt' ? String(done) : `${done}/${required}`, note);
}

const cell = (state: DutyState, link: string, figure: string, note: string): Html =>
  html`<td class="figure ${state}">
    <a href="${link}"
      ><span aria-hidden="true">${marks[state]}</span> ${figure}${note ? html`<small>${note}</small>` : ''}</a
    >
  </td>`;
