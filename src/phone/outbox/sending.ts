import { useSyncExternalStore } from 'react';
import { Refusal, type RefusalCode } from '../../ui/refusal.ts';
import { begin, dropEnded, hasCome, pullAll, type Where, wider } from '../journal/pull.ts';
import { sendPhotos } from '../photos/sendPhotos.ts';
import { isFull } from '../rest/full.ts';
import { onOpenedOrClosed, type Opened, whoever } from '../rest/opened.ts';
import { obey } from '../rest/owner.ts';
import { sendWaiting } from './send.ts';
import { allUnsent, onUnsent } from './watch.ts';

/** How things stand with the server. */
export interface Standing {
  /** `behind`: the last try failed, for this reason, and another comes. */
  phase: 'resting' | 'sending' | 'behind';
  why?: RefusalCode | 'full';
  /** When the server last answered (Unix ms). */
  heardAt?: number | undefined;
}

/** Whether nothing is sent before someone signs in again: no network helps. */
export const asksWho = (why: Standing['why']): boolean =>
  why === 'sign_in_required' || why === 'outbox_of_someone_else';

/** Pauses after tries that failed, in seconds; the last goes on. */
const PAUSES = [5, 15, 60, 300];
/** Nobody is kept waiting longer by a server that asks for it (seconds). */
const LONGEST_REST = 3600;
/** What is new is asked for as long as the phone is open. */
const EVERY = 5 * 60_000;
/** So long another tab is waited for. */
const LONGEST_TURN = 2 * 60_000;

let standing: Standing = { phase: 'resting' };
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The server asked to be left alone until then, or nothing. */
let resting: ReturnType<typeof setTimeout> | undefined;
interface Asked {
  where: Where;
}
/** What to ask about once more afterwards. */
let again: Asked | undefined;
const listeners = new Set<() => void>();

function stand(next: Standing): void {
  standing = next;
  for (const listener of listeners) listener();
}

/** Sends and pulls, unless the server asked to be left alone a while: it is tried again by itself then. */
export const syncSoon = (where?: Where): void => void (resting === undefined && sync(where));

/** Sends, and pulls all or where it was told of something, now; while it is at it already, once more afterwards. */
export async function sync(told?: Where): Promise<void> {
  const who = whoever();
  if (!who) return;
  if (standing.phase === 'sending') {
    again = { where: again ? wider(again.where, told) : told };
    return;
  }
  // where something did not come, all of it is asked for again
  const where = standing.phase === 'resting' && standing.heardAt !== undefined ? told : undefined;
  if (!where) clearTimeout(timer);
  clearTimeout(resting);
  resting = undefined;
  again = undefined;
  const { heardAt, why } = standing;
  // who signs in is not disturbed by another try
  stand({ phase: 'sending', heardAt, ...(asksWho(why) && why && { why }) });
  const fault = await alone(() => once(who, where)).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  // locked meanwhile, or someone else's: opening it began anew
  if (whoever() !== who) return;
  if (fault && isEnded(fault.error)) await obey(who.officer);
  if (whoever() !== who) return;
  if (fault) return behind(fault.error, heardAt);
  failures = 0;
  stand({ phase: 'resting', heardAt: Date.now() });
  if (!where) timer = setTimeout(() => void sync(), EVERY);
  // noted or told meanwhile
  const next = again as Asked | undefined;
  if (next) void sync(next.where);
}

/** Someone ended the session, or locked the account: not merely its time. */
const isEnded = (error: unknown): boolean => Refusal.of(error).issues.some(({ code }) => code === 'session_ended');

function behind(error: unknown, heardAt: number | undefined): void {
  const why = isFull(error) ? 'full' : Refusal.of(error).code;
  if (why === 'broken' && Refusal.of(error).status === 0) reportError(error);
  stand({ phase: 'behind', why, heardAt });
  const asked = Math.min(Refusal.of(error).after, LONGEST_REST);
  // where it breaks off again and again, but something came each time, the next part is not waited for ever longer
  if (hasCome()) failures = 0;
  const pause = again ? Math.max(1, asked) : Math.max(asked, PAUSES[Math.min(failures++, PAUSES.length - 1)] ?? 300);
  clearTimeout(timer);
  timer = setTimeout(() => void sync(), pause * 1000);
  if (asked > 0) resting = setTimeout(() => (resting = undefined), asked * 1000);
}

/**
 * One tab at a time; a phone without locks may send twice, which the ids make harmless. So may one whose other tab does not come to
 * an end: put to sleep in the middle of an answer. A page that is left gives up its turn: WebKit keeps it whole, and the turn with it.
 */
async function alone(work: () => Promise<unknown>): Promise<void> {
  if (!navigator.locks) return void (await work());
  const patience = new AbortController();
  let leave = (): void => patience.abort();
  const left = (): void => leave();
  const waiting = setTimeout(left, LONGEST_TURN);
  let begun = false;
  const turn = (): Promise<unknown> => {
    begun = true;
    clearTimeout(waiting);
    return Promise.race([work(), new Promise((_, no) => (leave = () => no(new Refusal(0, { code: 'offline' }))))]);
  };
  addEventListener('pagehide', left);
  try {
    await navigator.locks.request('village-beat.sync', { signal: patience.signal }, turn);
  } catch (error) {
    if (begun) throw error;
    await work();
  } finally {
    removeEventListener('pagehide', left);
  }
}

/** Photos wait for no village whose answer breaks off; where there is no network at all they learn that themselves. */
function brokenOff(error: unknown): unknown[] {
  if (Refusal.of(error).code !== 'offline') throw error;
  return [error];
}

async function once(who: Opened, where: Where): Promise<void> {
  if (whoever() !== who) return;
  await dropEnded(who);
  const faults = await sendWaiting(who);
  faults.push(...(await pullAll(who, where).catch(brokenOff)));
  // what is noted meanwhile goes first
  await sendPhotos(who, () => again !== undefined);
  if (faults.length > 0) throw faults[0];
}

/** Takes a village's journal from the server in place of what is here, when whoever has the phone says so. */
export const startAnew = (who: Opened, village: string): Promise<void> => alone(() => begin(who, village));

/** Sends whenever it may help: something was noted, the network is back, the phone is taken up again. */
export function keepSending(): void {
  let waiting = 0;
  onUnsent(() => {
    const now = allUnsent().filter(({ state }) => state === 'waiting').length;
    if (now > waiting) syncSoon([]);
    waiting = now;
  });
  onOpenedOrClosed(() => {
    clearTimeout(timer);
    clearTimeout(resting);
    resting = undefined;
    failures = 0;
    stand({ phase: 'resting' });
    void sync();
  });
  addEventListener('online', () => syncSoon());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') syncSoon();
  });
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useStanding = (): Standing => useSyncExternalStore(listen, () => standing);
