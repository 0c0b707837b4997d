import { html } from 'hono/html';
import { type Why, whys } from '../../domain/duties/why.ts';
import { kindOf } from '../../domain/journal/registry.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { crumbs, labelOf } from './homePage.ts';
import { type Html, inLanguage, layout, type Page, pieces, say } from './layout.ts';

/** An entry considered for a figure, with what of it may be shown in a list. */
export interface EvidenceLine {
  number: number;
  counted: boolean;
  why: Why;
  kind: string;
  occurredAt: string;
  body: unknown;
  author: string;
}

export interface EvidenceHome {
  path: { id: string; name: string }[];
  month: string;
  officer: string | undefined;
  duty: DutyId;
  lines: EvidenceLine[];
}

/** The entries behind one figure: which count, which do not, and why. */
export function evidencePage(page: Page, { path, month, officer, duty, lines }: EvidenceHome): Html {
  const title = [path.at(-1)?.name, officer, labelOf(page, duty)].filter(Boolean).join(' · ');
  return layout(
    page,
    title,
    html`${crumbs(page, [...path, { id: '', name: '' }])}
      <h1>${title} <small>${month}</small></h1>
      <h2>${say(page, 'evidence')}</h2>
      ${lines.length === 0 ? html`<p class="empty">${say(page, 'noEvidence')}</p>` : evidenceTable(page, lines)}`,
  );
}

const evidenceTable = (page: Page, lines: EvidenceLine[]): Html =>
  html`<div class="wide">
    <table>
      <thead>
        <tr>
          <th scope="col">${say(page, 'number')}</th>
          <th scope="col">${say(page, 'when')}</th>
          <th scope="col">${say(page, 'what')}</th>
          <th scope="col">${say(page, 'who')}</th>
          <th scope="col">${say(page, 'counts')}</th>
        </tr>
      </thead>
      <tbody>
        ${pieces(lines.map((line) => evidenceRow(page, line)))}
      </tbody>
    </table>
  </div>`;

const evidenceRow = (page: Page, line: EvidenceLine): Html =>
  html`<tr class="${line.counted ? 'counted' : 'uncounted'}">
    <th scope="row">${line.number}</th>
    <td><time datetime="${line.occurredAt}">${line.occurredAt.slice(0, 16).replace('T', ' ')}</time></td>
    <td>${contentOf(page, line)}</td>
    <td>${line.author}</td>
    <td>
      ${say(page, line.counted ? 'yes' : 'no')}
      ${line.why === 'counted' ? '' : html`<small>${inLanguage(page, whys[line.why])}</small>`}
    </td>
  </tr>`;

/** The kind and its chosen words; numbers of households; nothing that anybody typed. */
function contentOf(page: Page, { kind, body }: EvidenceLine): string {
  const definition = kindOf(kind);
  if (!definition) return say(page, 'withheld');
  const chosen = Object.entries(body as Record<string, unknown>).flatMap(([field, value]) => {
    const labels = definition.words[field];
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === 'string' || typeof one === 'number',
    );
    return labels ? values.flatMap((one) => (labels[String(one)] ? [inLanguage(page, labels[String(one)]!)] : [])) : [];
  });
  const households = (body as { households?: unknown[] }).households?.length;
  const doors = households ? [page.language === 'zh' ? `${households}户` : `${households} households`] : [];
  return [inLanguage(page, definition.label), ...chosen, ...doors].join(' · ');
}
