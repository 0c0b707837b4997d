import { html } from 'hono/html';
import { type Html, layout, type Page, say } from './layout.ts';

/** Sign-in: badge number and password, then a code where a second factor is set. The form speaks to the API (desk.js). */
export function signInPage(page: Pick<Page, 'language' | 'url'>, singleSignOn: boolean): Html {
  const word = (name: Parameters<typeof say>[1]) => say(page, name);
  return layout(
    page,
    word('signIn'),
    html`<form
      class="sign-in"
      data-sign-in
      data-refused="${word('refused')}"
      data-too-often="${word('tooOften')}"
      data-unreachable="${word('unreachable')}"
    >
      <h1>${word('signIn')}</h1>
      <p>${word('signInHint')}</p>
      <label
        >${word('badge')}<input name="username" autocomplete="username" autocapitalize="off" required autofocus
      /></label>
      <label
        >${word('password')}<input name="password" type="password" autocomplete="current-password" required
      /></label>
      <label hidden data-code>
        ${word('code')}<input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" />
      </label>
      <p role="alert" class="alert"></p>
      <button type="submit">${word('signIn')}</button>
      ${singleSignOn ? html`<a class="single" href="/api/auth/sign-in/oidc">${word('singleSignOn')}</a>` : ''}
    </form>`,
  );
}
