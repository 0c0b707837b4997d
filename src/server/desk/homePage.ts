import { html } from 'hono/html';
import { addMonths } from '../../domain/calendar/utc8.ts';
import { type DutyId, dutyIds } from '../../domain/duties/duty.ts';
import { ruleOf } from '../../domain/duties/rules/registry.ts';
import type { AreaCoverage } from '../areas/coverage.ts';
import type { AreaRow, ScorecardRow } from '../scorecards/read.ts';
import { areaCell, rowCell } from './figures.ts';
import { type Html, here, inLanguage, layout, type Page, pieces, say } from './layout.ts';
import type { Word } from './words.ts';

/** A month of an area, as the scorecard's reader answers it. */
export interface Scorecard {
  month: string;
  policy: { id: string; version: number } | null;
  asOf: string;
  closed: boolean;
  heardFrom: { devices: number; of: number };
  rows: (AreaRow | ScorecardRow)[];
}

export interface Home {
  /** From the widest area the person may see down to this one. */
  path: { id: string; name: string }[];
  /** Of areas above a village. */
  coverage: AreaCoverage | null;
  /** Of a village: who is posted there today. */
  postings: PostingLine[];
  scorecard: Scorecard;
}

export interface PostingLine {
  officer: { badge: string; name: string };
  duty: 'resident' | 'contact' | 'auxiliary' | 'acting';
  lead: boolean;
  from: string;
  to: string | null;
}

/** Coverage and the month of one area; of a village, its postings and its own duties. */
export function homePage(page: Page, home: Home): Html {
  const { path, scorecard } = home;
  const name = path.at(-1)?.name ?? '';
  return layout(
    page,
    name,
    html`${crumbs(page, path)}
      <h1>${name}</h1>
      ${monthForm(page, scorecard.month)} ${home.coverage ? coverageSection(page, home.coverage) : ''}
      ${postingSection(page, home.postings)} ${scorecardSection(page, scorecard)}`,
  );
}

export const crumbs = (page: Page, path: { id: string; name: string }[]): Html =>
  path.length < 2
    ? html``
    : html`<nav class="crumbs" aria-label="${say(page, 'area')}">
        ${path.slice(0, -1).map((area) => html`<a href="${here(page, { area: area.id }, '/desk/')}">${area.name}</a> › `)}
      </nav>`;

function monthForm(page: Page, month: string): Html {
  const area = page.url.searchParams.get('area');
  return html`<form class="month" method="get">
    ${area ? html`<input type="hidden" name="area" value="${area}" />` : ''}
    <input type="hidden" name="lang" value="${page.language}" />
    <a href="${here(page, { month: addMonths(month, -1) })}" rel="prev">‹ ${say(page, 'before')}</a>
    <label>${say(page, 'month')} <input type="month" name="month" value="${month}" min="2014-06" required /></label>
    <button type="submit">${say(page, 'show')}</button>
    <a href="${here(page, { month: addMonths(month, 1) })}" rel="next">${say(page, 'after')} ›</a>
  </form>`;
}

function coverageSection(page: Page, coverage: AreaCoverage): Html {
  const numbers: [Word, number][] = [
    ['inScheme', coverage.villages],
    ['covered', coverage.covered],
    ['resident', coverage.resident],
    ['contact', coverage.contact],
  ];
  const lists: [Word, 'gap' | 'warn', { id: string; name: string; more: string }[]][] = [
    ['uncovered', 'gap', coverage.uncovered.map((village) => ({ ...village, more: '' }))],
    [
      'doubled',
      'warn',
      coverage.doubled.map(({ id, name, leads }) => ({ id, name, more: leads.map((lead) => lead.name).join('、') })),
    ],
    [
      'endingSoon',
      'warn',
      coverage.endingSoon.map(({ id, name, posting }) => ({ id, name, more: `${posting.name} ${posting.to}` })),
    ],
  ];
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">${say(page, 'coverage')} <small>${say(page, 'coverageOn')} ${coverage.on}</small></h2>
    <dl class="numbers">
      ${numbers.map(
        ([word, number]) =>
          html`<div>
            <dt>${say(page, word)}</dt>
            <dd>${number}</dd>
          </div>`,
      )}
    </dl>
    <div class="lists">${lists.map(([word, tone, villages]) => list(page, word, tone, villages))}</div>
  </section>`;
}

function postingSection(page: Page, postings: PostingLine[]): Html {
  if (postings.length === 0) return html``;
  return html`<section aria-labelledby="postings">
    <h2 id="postings">${say(page, 'onDuty')}</h2>
    <ul class="postings">
      ${postings.map(
        ({ officer, duty, lead, from, to }) =>
          html`<li>
            <strong>${officer.name}</strong> ${say(page, wordOf(duty))} · ${officer.badge} ·
            ${to === null ? say(page, 'since').replace('{day}', from) : `${from} – ${to}`}
            ${lead ? html`<span class="lead">★ ${say(page, 'lead')}</span>` : ''}
          </li>`,
      )}
    </ul>
  </section>`;
}

const list = (page: Page, word: Word, tone: string, villages: { id: string; name: string; more: string }[]): Html =>
  villages.length === 0
    ? html`<p class="list">✓ ${say(page, word)}: ${say(page, 'none')}</p>`
    : html`<details class="list ${tone}">
        <summary>
          <span aria-hidden="true">${tone === 'gap' ? '▲' : '◆'}</span> ${say(page, word)}: ${villages.length}
        </summary>
        <ul>
          ${villages.map(({ id, name, more }) => html`<li><a href="${here(page, { area: id })}">${name}</a> ${more}</li>`)}
        </ul>
      </details>`;

function scorecardSection(page: Page, scorecard: Scorecard): Html {
  return html`<section aria-labelledby="scorecard">
    <h2 id="scorecard">${say(page, 'scorecard')} <small>${scorecard.month}</small></h2>
    ${standing(page, scorecard)}
    ${
      scorecard.policy === null
        ? html`<p class="empty">${say(page, 'noPolicy')}</p>`
        : scorecard.rows.length === 0
          ? html`<p class="empty">${say(page, 'noRows')}</p>`
          : table(page, scorecard)
    }
    <p class="legend">${say(page, 'legend')}</p>
  </section>`;
}

/** How fresh the figures are and by which rule they were judged: always in view. */
export const standing = (page: Page, { closed, asOf, heardFrom, policy }: Omit<Scorecard, 'rows'>): Html =>
  html`<p class="standing">
    <strong>${say(page, closed ? 'closed' : 'running')}</strong> · ${say(page, 'asOf')}
    <time datetime="${asOf}">${asOf.slice(0, 16).replace('T', ' ')}</time> · ${say(page, 'heardFrom')}
    ${heardFrom.devices}/${heardFrom.of}
    ${policy ? html`· ${say(page, 'judgedBy')} ${policy.id} v${policy.version}` : ''}
  </p>`;

function table(page: Page, { rows }: Scorecard): Html {
  const duties = dutyIds.filter((duty) => rows.some((row) => row.duties[duty]));
  const first = rows[0] && 'area' in rows[0] ? say(page, 'area') : say(page, 'officer');
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="scorecard">
    <table>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${duties.map((duty) => html`<th scope="col">${labelOf(page, duty)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pieces(rows.map((row) => ('area' in row ? areaRow(page, row, duties) : postingRow(page, row, duties))))}
      </tbody>
    </table>
  </div>`;
}

export const labelOf = (page: Page, duty: DutyId): string =>
  inLanguage(page, ruleOf(duty)?.label ?? { zh: duty, en: duty });

const areaRow = (page: Page, row: AreaRow, duties: DutyId[]): Html =>
  html`<tr>
    <th scope="row"><a href="${here(page, { area: row.area.id })}">${row.area.name}</a></th>
    ${duties.map((duty) => areaCell(page, row.duties[duty], here(page, { area: row.area.id, duty }, '/desk/figure')))}
  </tr>`;

const postingRow = (page: Page, row: ScorecardRow, duties: DutyId[]): Html =>
  html`<tr>
    <th scope="row">
      ${row.officer ? html`${row.officer.name} <small>${say(page, wordOf(row.posting))}</small>` : say(page, 'villageItself')}
    </th>
    ${duties.map((duty) => rowCell(page, row.duties[duty], evidenceLink(page, row, duty)))}
  </tr>`;

export const evidenceLink = (page: Page, row: ScorecardRow, duty: DutyId): string =>
  here(
    page,
    { area: undefined, village: row.village.id, duty, officer: row.officer?.id, cursor: undefined },
    '/desk/evidence',
  );

export const wordOf = (posting: ScorecardRow['posting']): Word => `posting_${posting ?? 'contact'}`;
