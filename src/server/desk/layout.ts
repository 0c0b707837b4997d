import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Label } from '../../domain/journal/kind.ts';
import type { Person } from '../../domain/people/roles.ts';
import { type Language, type Word, words } from './words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One page being made: its language, its own address, who looks at it. */
export interface Page {
  language: Language;
  url: URL;
  person: Person;
}

/** The word in the page's language. */
export const say = (page: Pick<Page, 'language'>, word: Word): string => words[word][page.language];
export const inLanguage = (page: Pick<Page, 'language'>, label: Label): string => label[page.language];

/** The page's own address with some of its query changed; every state is an address. */
export function here(page: Page, changes: Record<string, string | undefined>, path = page.url.pathname): string {
  const query = new URLSearchParams(page.url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  return `${path}?${query.toString()}`;
}

/** A whole document; `main` is the page's content, `title` comes before the product's name. */
export function layout(page: Pick<Page, 'language' | 'url'> & { person?: Person }, title: string, main: Html): Html {
  const other = page.language === 'zh' ? 'en' : 'zh';
  const query = new URLSearchParams(page.url.search);
  query.set('lang', other);
  return html`<!doctype html>
    <html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${say(page, 'product')}</title>
        <link rel="stylesheet" href="/desk/desk.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/desk/desk.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">${say(page, 'skip')}</a>
        <header class="bar">
          <a class="product" href="/desk/?lang=${page.language}">${say(page, 'product')}</a>
          <span class="person">${page.person?.name ?? ''}</span>
          <a href="?${query.toString()}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(page, 'otherLanguage')}</a>
          ${page.person ? html`<button type="button" class="quiet" data-sign-out>${say(page, 'signOut')}</button>` : ''}
        </header>
        <main id="main">${main}</main>
      </body>
    </html>`;
}

/** An HTML answer. */
export async function answerPage(document: Html, status = 200): Promise<Response> {
  return new Response(String(await document), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Several pieces one after another. */
export const pieces = async (parts: Iterable<Html>): Promise<HtmlEscapedString> =>
  raw((await Promise.all([...parts].map(async (part) => String(await part)))).join(''));
