import { html } from 'hono/html';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { ScorecardRow } from '../scorecards/read.ts';
import { rowCell } from './figures.ts';
import { crumbs, evidenceLink, type Home, labelOf, standing, wordOf } from './homePage.ts';
import { type Html, here, layout, type Page, pieces, say } from './layout.ts';

/** One duty of an area, village by village: what a summed figure is made of. In village order, never ranked (R16). */
export function figurePage(page: Page, home: Home, duty: DutyId, rows: ScorecardRow[], next: string | undefined): Html {
  const title = `${home.path.at(-1)?.name ?? ''} · ${labelOf(page, duty)}`;
  return layout(
    page,
    title,
    html`${crumbs(page, [...home.path, { id: '', name: '' }])}
      <h1>${title} <small>${home.scorecard.month}</small></h1>
      ${standing(page, home.scorecard)}
      <div class="wide">
        <table class="narrow">
          <thead>
            <tr>
              <th scope="col">${say(page, 'village')}</th>
              <th scope="col">${say(page, 'officer')}</th>
              <th scope="col">${labelOf(page, duty)}</th>
            </tr>
          </thead>
          <tbody>
            ${pieces(rows.map((row) => figureRow(page, row, duty)))}
          </tbody>
        </table>
      </div>
      ${next ? html`<p><a class="next" rel="next" href="${here(page, { cursor: next })}">${say(page, 'more')} ›</a></p>` : ''}
      <p class="legend">${say(page, 'legend')}</p>`,
  );
}

const figureRow = (page: Page, row: ScorecardRow, duty: DutyId): Html =>
  html`<tr>
    <th scope="row">
      <a href="${here(page, { area: row.village.id, duty: undefined, cursor: undefined }, '/desk/')}"
        >${row.village.name}</a
      >
    </th>
    <td>${row.officer ? html`${row.officer.name} <small>${say(page, wordOf(row.posting))}</small>` : '–'}</td>
    ${rowCell(page, row.duties[duty], evidenceLink(page, row, duty))}
  </tr>`;
