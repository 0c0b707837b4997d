import { fork } from 'node:child_process';
import { dayOf } from '../src/domain/calendar/utc8.ts';
import type { MovableClock } from '../src/server/platform/clock.ts';
import { closeDue } from '../src/server/scorecards/closeDue.ts';
import type { Progress } from '../src/server/demo.ts';
import type { Services } from '../src/server/services.ts';
import type { Ask, Order, Reply, Session } from './line.ts';
import type { Tally } from './phone.ts';

/**
 * Lets a city of phones fill this server, in a process of its own that talks to it over HTTP. Beside HTTP it may only move
 * journal time and be handed sessions. Months close as they pass. Resolves with what became of the entries.
 */
export function drive(
  services: Services,
  clock: MovableClock,
  order: Order,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Tally> {
  const child = fork(new URL('main.ts', import.meta.url), {
    env: { ...process.env, VILLAGE_BEAT_ORDER: JSON.stringify(order) },
    ...(signal && { signal }),
  });
  let today = '';
  const answers = async (message: Ask): Promise<Reply> => {
    const { number } = message;
    if (message.ask === 'moveTo') {
      clock.moveTo(message.at);
      const day = dayOf(message.at);
      if (day !== today && today !== '' && day.endsWith('-04')) await closeDue(services);
      today = day;
    } else if (message.ask === 'sessions') {
      return { number, sessions: await sessionsOf(services, message.badges) };
    } else onProgress(message);
    return { number };
  };
  return new Promise((resolve, reject) => {
    child.on('message', (message: Ask | { finished: Tally }) => {
      if ('finished' in message) resolve(message.finished);
      else answers(message).then((reply) => child.connected && child.send(reply), reject);
    });
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the simulator ended with code ${code}`)));
  });
}

/** Sessions as no password gives them: for phones that are simulated. */
export async function sessionsOf(
  { db, signIn }: Pick<Services, 'db' | 'signIn'>,
  badges: string[],
): Promise<Session[]> {
  const officers = await db.selectFrom('officer').select(['id', 'badge']).where('badge', 'in', badges).execute();
  return Promise.all(officers.map(async (officer) => ({ ...officer, token: await signIn.issueSession(officer) })));
}
