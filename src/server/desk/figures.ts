import { html } from 'hono/html';
import type { DutyState } from '../../domain/duties/duty.ts';
import type { Figures } from '../scorecards/columns.ts';
import type { AreaFigures } from '../scorecards/read.ts';
import { marks, standingOfArea, standingOfRow } from '../scorecards/standing.ts';
import { type Html, type Page, say } from './layout.ts';

/** A duty in an area: how many rows have it done, and what is left in words; the colour never stands alone. */
export function areaCell(page: Page, figures: AreaFigures | undefined, link: string): Html {
  if (!figures) return html`<td class="none">–</td>`;
  const { state, figure, left } = standingOfArea(figures);
  return cell(state, link, figure, left > 0 ? `${say(page, state)} ${left}` : '');
}

/** A duty of one posting or village: done of required. */
export function rowCell(page: Page, figures: Figures | undefined, link: string): Html {
  if (!figures) return html`<td class="none">–</td>`;
  const { state, figure, left, late } = standingOfRow(figures);
  const note = [
    state === 'exempt' ? say(page, 'exempt') : '',
    left > 0 ? `${say(page, state)} ${left}` : '',
    late > 0 ? `${say(page, 'late')} ${late}` : '',
  ];
  return cell(state, link, figure, note.filter(Boolean).join(' · '));
}

const cell = (state: DutyState, link: string, figure: string, note: string): Html =>
  html`<td class="figure ${state}">
    <a href="${link}"
      ><span aria-hidden="true">${marks[state]}</span> ${figure}${note ? html`<small>${note}</small>` : ''}</a
    >
  </td>`;
