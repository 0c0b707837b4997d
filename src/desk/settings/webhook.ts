import type { Answer } from '../platform/client.ts';

/** A receiver as it is listed. */
export type Webhook = Answer<'/api/settings/webhooks'>['webhooks'][number];
