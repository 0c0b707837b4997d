import { instant } from '../../domain/calendar/utc8.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { Refusal } from '../../ui/refusal.ts';
import { noteTaken } from '../inbox/seen.ts';
import { answered, server } from '../platform/server.ts';
import { type Opened, still } from '../rest/opened.ts';
import { type Become, forget, readUnsent, remember, type Said, type Unsent } from './unsent.ts';

/** As many as one push may carry. */
const MOST = 200;

type Result = Said & { id: string | null; status: 'accepted' | 'duplicate' | 'held' | 'refused' };

/**
 * Sends what waits, in the order it was noted, and asks what became of what is held. Each entry leaves the outbox only on the
 * server's receipt for it. Throws the server's refusal of a whole push; what waits still waits. Answers what failed about a single
 * one: it keeps no other from going.
 */
export async function sendWaiting(who: Opened): Promise<unknown[]> {
  const all = await readUnsent(who);
  const waiting = all.filter(({ state }) => state === 'waiting' || state === 'held');
  const left: Left = { faults: [], ids: [] };
  for (let from = 0; from < waiting.length; from += MOST)
    await sendTogether(who, waiting.slice(from, from + MOST), left);
  return left.faults;
}

/** What the server stumbled over, and the ids of these and of what follows them: sent without it, that would be refused. */
interface Left {
  faults: unknown[];
  ids: string[];
}

async function sendTogether(who: Opened, some: readonly Unsent[], left: Left): Promise<void> {
  const going = some.filter((one) => goes(one, left));
  const [first, ...others] = going;
  if (first === undefined) return;
  try {
    await push(who, going);
  } catch (error) {
    const refusal = Refusal.of(error);
    if (!(refusal.status === 500 || isAboutContent(refusal))) throw error;
    // one that the server cannot even read must not keep the others waiting
    if (others.length === 0) return single(who, first, error, left);
    const half = Math.ceil(going.length / 2);
    await sendTogether(who, going.slice(0, half), left);
    await sendTogether(who, going.slice(half), left);
  }
}

function goes({ entry }: Unsent, { ids }: Left): boolean {
  const words = JSON.stringify(entry);
  if (!ids.some((id) => words.includes(id))) return true;
  ids.push(entry.id);
  return false;
}

async function single(who: Opened, one: Unsent, error: unknown, left: Left): Promise<void> {
  const { status, code, issues } = Refusal.of(error);
  // somebody between says so (a proxy, a network that wants a sign-in first): the server was not asked
  if (code === 'broken') throw error;
  if (status !== 500) return refuse(who, one, { code, issues: [...issues] });
  left.ids.push(one.entry.id);
  // over more than one: over all, then
  if (left.faults.push(error) > 1) throw error;
}

const isAboutContent = ({ status }: Refusal): boolean => status === 413 || status === 400 || status === 422;

async function push(who: Opened, some: readonly Unsent[]): Promise<void> {
  still(who);
  // checked by the forms, and again by the server; the document's union of all kinds cannot be told from a list of any
  const entries = some.map(({ entry }) => entry) as never[];
  const body = { officer: who.officer, sentAt: instant(Date.now()), entries };
  const { results } = (await answered(server.POST('/api/journal', { body }))) as { results: Result[] };
  const become: Become[] = [];
  const taken: Sent[] = [];
  for (const [index, { id, status, code, issues, number }] of results.entries()) {
    const one = some[index];
    if (one === undefined || id !== one.entry.id) continue;
    if (status === 'refused') await refuse(who, one, { code, issues });
    else if (status !== 'held') {
      if (one.state === 'held') taken.push(one.entry);
      become.push({ one, state: 'sent', said: { number } });
    } else if (one.state !== 'held' || one.code !== code) become.push({ one, state: 'held', said: { code, issues } });
  }
  await remember(who, become);
  for (const entry of taken) await noteTaken(who, entry);
}

/** What was sent once before, without its sealed details or since redacted, is there under its id: nothing was lost. */
const isThere = ({ again }: Unsent, { code }: Said): boolean => again === true && code === 'idInUse';

const refuse = (who: Opened, one: Unsent, said: Said): Promise<void> =>
  isThere(one, said) ? forget([one.order]) : remember(who, [{ one, state: 'refused', said }]);
