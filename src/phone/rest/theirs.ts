import { liveQuery, type Subscription } from 'dexie';
import { database } from './database.ts';
import { close, onOpenedOrClosed, type Opened, whoever } from './opened.ts';

/**
 * Within a transaction over `owners`: throws where another window signed out or wiped what was pulled since this one was opened.
 * What this one wrote under its key nobody could read any more. Its own window then closes.
 */
export async function stillUnder(who: Opened, key: 'outboxUnder' | 'pullUnder'): Promise<void> {
  const owner = await database.owners.get(who.officer);
  if (owner && owner[key] === who[key]) return;
  // not within the transaction
  setTimeout(() => whoever() === who && close());
  throw new Error('the phone was locked in another window');
}

let watching: Subscription | undefined;

/** Signing out, the server's word and ten wrong PINs lock every window, not only the one they happen in. */
export function lockWithOthers(): void {
  onOpenedOrClosed(() => {
    watching?.unsubscribe();
    const who = whoever();
    watching =
      who &&
      liveQuery(() => database.owners.get(who.officer)).subscribe({
        next: (owner) => {
          if (whoever() === who && (!owner || owner.pullUnder !== who.pullUnder)) close();
        },
        error: reportError,
      });
  });
}
