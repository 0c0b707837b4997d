import { html } from 'hono/html';
import { type ProblemCode, problems } from '../platform/http/problem.ts';
import { answerPage, layout, say } from './layout.ts';
import type { Language } from './words.ts';

/** What a person sees when a page cannot be shown; who is not signed in is led to sign in and back. */
export async function faultPage(
  code: ProblemCode,
  requestId: string,
  url: URL,
  preferred: Language,
): Promise<Response> {
  if (code === 'sign_in_required') {
    const next = encodeURIComponent(url.pathname + url.search);
    return new Response(null, { status: 302, headers: { location: `/desk/sign-in?next=${next}` } });
  }
  const chosen = url.searchParams.get('lang');
  const language = chosen === 'zh' || chosen === 'en' ? chosen : preferred;
  const page = { language, url };
  const ours = code === 'fault' || code === 'unavailable';
  const words = ours
    ? html`<p>${say(page, 'fault')} <code>${requestId}</code></p>`
    : html`<p>${say(page, code === 'invalid' ? 'badAddress' : 'nothingHere')}</p>`;
  const content = html`<div class="empty">${words}<a href="/desk/?lang=${language}">${say(page, 'back')}</a></div>`;
  return answerPage(layout(page, say(page, 'product'), content), problems[code].status);
}
