import { html, raw } from 'hono/html';
import { findingsTold } from '../../domain/journal/verified.ts';
import type { Language } from '../platform/http/route.ts';
import { keyDigest, type ProofDocument } from './proof.ts';
import { proofWords } from './proofWords.ts';

const STYLE = `body{font:16px/1.7 "PingFang SC","HarmonyOS Sans SC","Noto Sans SC",system-ui,sans-serif;color:#1b1b1b;background:#fff;
max-width:46rem;margin:2.5rem auto;padding:0 1.5rem}h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.result{border:2px solid currentColor;padding:.75rem 1rem;margin:1.5rem 0;font-weight:600}table{border-collapse:collapse;width:100%;
font-variant-numeric:tabular-nums}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #ccc}
th{font-weight:400;color:#555;width:11rem}code{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}.note{color:#555}`;

const OPENING = '<script type="application/json" id="proof">';

/**
 * The proof as a page to read, print and file. It carries the signed document, and is drawn from nothing else: whoever checks it
 * draws it again and compares.
 */
export async function proofPage(document: ProofDocument, language: Language): Promise<string> {
  const words = proofWords[language];
  const row = (name: string, value: unknown) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${value}</td>
    </tr>`;
  const { journals, log, signedHeads, area } = document;
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width"><style>${raw(STYLE)}</style></head><body>
<h1>${words.title}</h1><p class="note">${words.product}</p>
<p class="result">${document.intact ? words.intact : words.notIntact}</p>
${findingsTold(document, language).map((sentence) => html`<p>${sentence}</p>`)}
<h2>${words.what}</h2><table>
${row(words.area, area === null ? words.all : `${area.name}(${area.id})`)}
${row(words.villages, journals.villages)}${row(words.entries, journals.entries)}${row(words.erased, journals.erased)}
${log === null ? row(words.log, words.notChecked) : html`${row(words.lines, log.lines)}${row(words.seals, log.seals)}${row(words.unsealed, log.unsealed)}${row(words.linesErased, log.erased)}${row(words.logDigest, html`<code>${log.digest}</code>`)}`}
${row(words.signedHeads, signedHeads.last === null ? words.none : `${signedHeads.lines} · ${signedHeads.last}`)}</table>
<h2>${words.when}</h2><table>
${row(words.askedBy, document.askedBy === null ? words.operator : `${document.askedBy.name} ${document.askedBy.badge}`)}
${row(words.askedAt, document.askedAt)}${row(words.startedAt, document.startedAt)}${row(words.endedAt, document.endedAt)}
${row(words.program, document.program)}${row(words.id, html`<code>${document.id}</code>`)}</table>
<h2>${words.signature}</h2><table>${row(words.key, html`<code>${keyDigest(document.publicKey)}</code>`)}
${row(words.signature, html`<code>${document.signature}</code>`)}</table>
<p class="note">${words.howToCheck}</p>
${raw(OPENING)}${raw(JSON.stringify(document).replaceAll('<', String.raw`\u003c`))}</script></body></html>
`;
  return String(await page);
}

/** The document a page carries; undefined: it is no such page. */
export function documentIn(page: string): unknown {
  const [, rest] = page.split(OPENING);
  const json = rest?.split('</script>')[0];
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
