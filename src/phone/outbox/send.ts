import { instant } from '../../domain/calendar/utc8.ts';
import { Refusal } from '../../ui/refusal.ts';
import { answered, server } from '../platform/server.ts';
import { opened } from '../rest/opened.ts';
import { readUnsent, remember, type Said, type Unsent } from './unsent.ts';

/** As many as one push may carry. */
const MOST = 200;

type Result = Said & { id: string | null; status: 'accepted' | 'duplicate' | 'held' | 'refused' };

/**
 * Sends what waits, in the order it was noted, and asks what became of what is held. Each entry leaves the outbox only on the
 * server's receipt for it. Throws the server's refusal of a whole push; what waits still waits.
 */
export async function sendWaiting(): Promise<void> {
  const all = await readUnsent();
  const waiting = all.filter(({ state }) => state === 'waiting' || state === 'held');
  for (let from = 0; from < waiting.length; from += MOST) await sendTogether(waiting.slice(from, from + MOST));
}

async function sendTogether(some: readonly Unsent[]): Promise<void> {
  try {
    await push(some);
  } catch (error) {
    // one that the server cannot even read must not keep the others waiting
    if (some.length === 1 || !isAboutContent(Refusal.of(error))) throw error;
    const half = Math.ceil(some.length / 2);
    await sendTogether(some.slice(0, half));
    await sendTogether(some.slice(half));
  }
}

const isAboutContent = ({ status }: Refusal): boolean => status === 413 || status === 400 || status === 422;

async function push(some: readonly Unsent[]): Promise<void> {
  // checked by the forms, and again by the server; the document's union of all kinds cannot be told from a list of any
  const entries = some.map(({ entry }) => entry) as never[];
  const body = { officer: opened().officer, sentAt: instant(Date.now()), entries };
  const { results } = (await answered(server.POST('/api/journal', { body }))) as { results: Result[] };
  for (const [index, { id, status, code, issues, number }] of results.entries()) {
    const one = some[index];
    if (one === undefined || id !== one.entry.id) continue;
    const state = status === 'held' || status === 'refused' ? status : 'sent';
    if (state !== one.state) await remember(one, state, { code, issues, number });
  }
}
