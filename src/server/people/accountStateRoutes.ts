import { z } from '@hono/zod-openapi';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import {
  type Deciding,
  giveOneTimePassword,
  lockAccount,
  resetSecondFactor,
  signOutEverywhere,
  unlockAccount,
} from './accountState.ts';

const reason = z.strictObject({ reason: z.string().trim().min(2).max(200) });
const none = z.strictObject({});
const done = z.object({ id: z.uuid(), ended: z.int().openapi({ description: 'How many sessions ended.' }) });
const given = done.extend({
  password: z.string().openapi({ description: 'Shown this once; good for setting one’s own.' }),
  until: z.string(),
});

/** What the administrator decides about someone else's account; each ends its sessions and stands in the audit log. */
export const accountStateRoutes = (services: Services): Route[] => [
  decision('lock', 'Lock an account until it is unlocked', reason, done, (deciding, body) =>
    lockAccount(services, deciding, body.reason),
  ),
  decision('unlock', 'Unlock an account; waiting after failed tries ends, too', none, done, (deciding) =>
    unlockAccount(services, deciding),
  ),
  decision('password', 'Give someone a one-time password; their own must follow', none, given, (deciding) =>
    giveOneTimePassword(services, deciding),
  ),
  decision('second-factor/reset', 'Take away a second factor that was lost', reason, done, (deciding, body) =>
    resetSecondFactor(services, deciding, body.reason),
  ),
  decision('sign-out', 'End every session of someone', none, done, (deciding) => signOutEverywhere(services, deciding)),
];

function decision<B extends z.ZodType, A extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  answer: A,
  decide: (deciding: Deciding, body: z.infer<B>) => Promise<z.input<A>>,
): Route {
  return route({
    method: 'post',
    path: `/api/officers/{id}/${name}`,
    summary,
    tag: 'Accounts',
    permission: 'accounts.write',
    audit: 'written',
    params: z.strictObject({ id: z.uuid() }),
    body,
    answer,
    handler: ({ person, params, body: said, requestId }) =>
      decide({ person, officer: params.id, requestId }, said as z.infer<B>),
  });
}
