import type { Person } from '../../domain/people/roles.ts';
import { recordIn } from '../audit/audit.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';

/** The library's refusal in our words: nothing it says tells whether an account exists. */
export async function refusal(answer: Response): Promise<Problem> {
  const { code: reason = 'refused', message = '' } = (await answer.json().catch(() => ({}))) as Record<string, string>;
  if (answer.status === 429) return new Problem('too_often');
  if (answer.status >= 500) return new Problem('fault');
  if (answer.status === 401 || /INVALID/.test(reason)) return new Problem('sign_in_failed');
  return new Problem('conflict', [
    { path: '', code: reason.toLowerCase(), message: { zh: '现在不能这样做', en: message } },
  ]);
}

const WRONG = {
  code: { zh: '验证码不对,请核对后再填', en: 'This code is wrong: check it and enter it again' },
  password: { zh: '密码不对', en: 'This password is wrong' },
} as const;

/** Which of what was typed is wrong; said only to who is past the first step, or signed in. */
export const wrong = (what: keyof typeof WRONG, field: string = what): Problem => {
  const issue: RaisedIssue = { path: `/body/${field}`, code: `wrong_${what}`, message: WRONG[what] };
  return new Problem('sign_in_failed', [issue]);
};

/** The library's cookies and token with an answer of ours. */
export function passOn(from: Response, body: unknown): Response {
  return Response.json(body, { headers: cookiesOf(from) });
}

/** The library's cookies and a way on. */
export function redirect(from: Response, location: string): Response {
  const headers = cookiesOf(from);
  headers.set('location', location);
  return new Response(null, { status: 302, headers });
}

function cookiesOf(from: Response): Headers {
  const headers = new Headers();
  for (const cookie of from.headers.getSetCookie()) headers.append('set-cookie', cookie);
  const token = from.headers.get('set-auth-token');
  if (token !== null) headers.set('set-auth-token', token);
  return headers;
}

/** Records what someone did to their own account. */
export function record(services: Services, person: Person, request: string, action: string): Promise<void> {
  const line = { account: person.id, session: person.session, target: person.id, action, request };
  return recordIn(services.db, services.clock, [line]);
}
