import { uuidv7 } from 'uuidv7';
import type { Role } from '../../src/domain/people/roles.ts';
import { fixed, missing, type Sample } from './sample.ts';

const aboutColleague = (what: string, body: object = {}): Sample => ({
  ask: async ({ colleague }) => ({ path: `/api/officers/${await colleague()}/${what}`, body }),
  anywhere: true,
});
const password = 'a long enough phrase';
const webhook = {
  name: '值班群',
  kind: 'wecom',
  url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
  events: ['held.waiting'],
};
let made = 0;

/** Accounts, the audit log and settings. */
export const account: Record<string, Sample> = {
  'post /api/auth/sign-in/username': {
    ask: () => ({ path: '/api/auth/sign-in/username', body: { username: `nobody-${(made += 1)}`, password } }),
    anywhere: true,
    own: '401 sign_in_failed',
  },
  'post /api/auth/sign-out': { ...fixed('/api/auth/sign-out'), ends: true },
  'post /api/auth/two-factor/enable': {
    ...fixed('/api/auth/two-factor/enable', { password }),
    own: '401 sign_in_failed',
  },
  'post /api/auth/two-factor/disable': {
    ...fixed('/api/auth/two-factor/disable', { password }),
    own: '401 sign_in_failed',
  },
  'post /api/auth/two-factor/generate-backup-codes': {
    ...fixed('/api/auth/two-factor/generate-backup-codes', { password }),
    own: '409 conflict',
  },
  'post /api/auth/two-factor/verify-totp': {
    ...fixed('/api/auth/two-factor/verify-totp', { code: '000000' }),
    own: '401 sign_in_failed',
  },
  'post /api/auth/two-factor/verify-backup-code': {
    ...fixed('/api/auth/two-factor/verify-backup-code', { code: '00000-00000' }),
    own: '401 sign_in_failed',
  },
  'get /api/me': fixed('/api/me'),
  'post /api/me/password': {
    ...fixed('/api/me/password', { current: 'not it', next: password }),
    own: '401 sign_in_failed',
  },
  'get /api/sessions': fixed('/api/sessions'),
  'delete /api/sessions/{id}': {
    ask: () => ({ path: `/api/sessions/${uuidv7()}` }),
    anywhere: true,
    own: '404 not_found',
  },
  'post /api/sessions/sign-out-others': { ...fixed('/api/sessions/sign-out-others'), ends: true },
  'post /api/sessions/sign-out-everywhere': { ...fixed('/api/sessions/sign-out-everywhere'), ends: true },
  'post /api/officers': {
    ask: () => ({
      path: '/api/officers',
      body: { badge: `M${(made += 1)}`, name: '甲', roles: [{ role: 'officer' as Role }] },
    }),
    anywhere: true,
  },
  'get /api/accounts': fixed('/api/accounts'),
  'put /api/officers/{id}/roles': {
    ask: async ({ colleague }) => ({
      path: `/api/officers/${await colleague()}/roles`,
      body: { roles: [{ role: 'officer' }] },
    }),
    anywhere: true,
  },
  'get /api/accounts/places': fixed('/api/accounts/places?role=station'),
  'post /api/officers/{id}/lock': aboutColleague('lock', { reason: '手机遗失' }),
  'post /api/officers/{id}/unlock': aboutColleague('unlock'),
  'post /api/officers/{id}/password': aboutColleague('password'),
  'post /api/officers/{id}/second-factor/reset': aboutColleague('second-factor/reset', { reason: '手机遗失' }),
  'post /api/officers/{id}/sign-out': aboutColleague('sign-out'),
  'get /api/audit': fixed('/api/audit'),
  'get /api/audit/actions': fixed('/api/audit/actions'),
  'get /api/audit/counts': fixed('/api/audit/counts?account=system&village=341622101210&from=2026-01-01&to=2026-12-31'),
  'post /api/audit/verifications': fixed('/api/audit/verifications', { log: false }),
  'get /api/audit/verifications': fixed('/api/audit/verifications'),
  'get /api/audit/verifications/{id}': missing('/api/audit/verifications/#'),
  'post /api/audit/verifications/{id}/cancel': missing('/api/audit/verifications/#/cancel'),
  'get /api/audit/verifications/{id}/proof': missing('/api/audit/verifications/#/proof'),
  'get /api/settings/two-factor': fixed('/api/settings/two-factor'),
  'put /api/settings/two-factor': fixed('/api/settings/two-factor', { required: [] }),
  'get /api/settings/retention': fixed('/api/settings/retention'),
  'put /api/settings/retention': fixed('/api/settings/retention', {}),
  'get /api/settings/system': fixed('/api/settings/system'),
  'post /api/settings/single-sign-on/test': fixed('/api/settings/single-sign-on/test'),
  'get /api/settings/webhooks': fixed('/api/settings/webhooks'),
  'post /api/settings/webhooks': fixed('/api/settings/webhooks', webhook),
  'put /api/settings/webhooks/{id}': missing('/api/settings/webhooks/#', webhook),
  'delete /api/settings/webhooks/{id}': missing('/api/settings/webhooks/#'),
  'post /api/settings/webhooks/{id}/test': missing('/api/settings/webhooks/#/test'),
  'get /api/settings/webhooks/{id}/deliveries': fixed(`/api/settings/webhooks/${uuidv7()}/deliveries`),
};
