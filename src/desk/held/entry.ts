import type { Answer } from '../platform/client.ts';

/** An entry that waits, as the server gives it. */
export type Held = Answer<'/api/held'>['held'][number];

/** What the room reads of the entry itself. */
export interface HeldBody {
  id: string;
  kind: string;
  body: Record<string, unknown>;
  note?: string;
  occurredAt: string;
  onSite: boolean;
}

export const bodyOf = (held: Held): HeldBody => held.entry as unknown as HeldBody;

export type Decision = 'accept' | 'return';
