import type { Table } from 'dexie';
import { uuidv7 } from 'uuidv7';
import { freshKey, ROUNDS, unwrap, wrap, wrappingKey } from './box.ts';
import { database, LOOSE, type OwnerRow, type Wrap } from './database.ts';
import { withRoom } from './full.ts';
import { close, type Opened, opened, openFor, whoever } from './opened.ts';
import { makePasskey, passkeyKey } from './passkey.ts';
import { stillUnder } from './theirs.ts';

/** Wrong PINs in a row after which what was pulled is taken off the phone; what is unsent stays. */
const MOST_FAILURES = 10;
/** Nobody waits longer after a wrong PIN (ms). */
const LONGEST_WAIT = 3_600_000;

/** Whose work is here, whoever opened the phone last before the others: a PIN typed for somebody else counts as a wrong one of theirs. */
export const owners = async (): Promise<OwnerRow[]> =>
  (await database.owners.toArray()).sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0));

/** Who just signed in. */
export interface Arrived {
  officer: string;
  username: string;
  name: string;
  /** Opens what is unsent should the PIN be forgotten; absent after signing in elsewhere (single sign-on). */
  password?: string | undefined;
}

/** Makes the phone someone's, under a PIN of their own, and opens it. */
export async function settle(arrived: Arrived, pin: string): Promise<void> {
  // under the keys of before there may be unsent work
  if (await database.owners.get(arrived.officer)) throw new Error('this phone is theirs already');
  const under = { outboxUnder: uuidv7(), pullUnder: uuidv7() };
  const keys = { outboxKey: await freshKey(), pullKey: await freshKey(), ...under };
  await leaveScreenOfOther(arrived.officer);
  await keepOwner(arrived, keys, pin);
  openFor({ ...named(arrived), ...keys });
}

/** Whoever opens the phone after somebody else begins at home: the screen it was left at is the other's. */
async function leaveScreenOfOther(officer: string): Promise<void> {
  const [last] = await owners();
  if (last && last.officer !== officer && !whoever()) history.replaceState(null, '', '/phone/');
}

const named = ({ officer, username, name }: Arrived) => ({ officer, username, name });

async function keepOwner(arrived: Arrived, keys: Keys & Under, pin: string): Promise<void> {
  const { outboxUnder, pullUnder } = keys;
  const under = { outboxUnder, pullUnder };
  const row: OwnerRow = { ...named(arrived), ...under, byPin: await wrapped(keys, pin), ...fresh() };
  if (arrived.password !== undefined) row.byPassword = await wrapped(keys, arrived.password);
  // of two windows that settle at once the first wins: under its keys there may be work by now
  await database.owners.add(row);
}

const fresh = () => ({ failures: 0, closedUntil: 0, openedAt: Date.now() });

type Keys = Pick<Opened, 'outboxKey' | 'pullKey'>;
interface Under {
  outboxUnder: string;
  pullUnder: string;
}

async function wrapped(keys: Keys, secret: string): Promise<Wrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, rounds: ROUNDS, ...(await wrapBoth(keys, await wrappingKey(secret, salt, ROUNDS))) };
}

async function wrapBoth({ outboxKey, pullKey }: Keys, by: CryptoKey) {
  return { outboxKey: await wrap(outboxKey, by), pullKey: await wrap(pullKey, by) };
}

/** They signed in by a password that may be a newer one: from now on it opens the phone. */
export async function followPassword(password: string): Promise<void> {
  const who = opened();
  const byPassword = await wrapped(who, password);
  await database.transaction('rw', database.owners, async () => {
    await stillUnder(who, 'pullUnder');
    await database.owners.update(who.officer, { byPassword });
  });
}

/** From now on the phone also opens by its own passkey. False where the phone has none that could. */
export async function addPasskey(): Promise<boolean> {
  const who = opened();
  const made = await makePasskey(who);
  if (made === null) return false;
  const byPasskey = { ...made.opens, ...(await wrapBoth(who, made.key)) };
  await database.transaction('rw', database.owners, async () => {
    await stillUnder(who, 'pullUnder');
    await database.owners.update(who.officer, { byPasskey });
  });
  return true;
}

export const dropPasskey = async (): Promise<void> => {
  await database.owners.where({ officer: opened().officer }).modify((row) => void delete row.byPasskey);
};

/** A number: so many minutes must be waited first. */
export type Unlocking = 'opened' | 'wrong' | number;

/**
 * Opens the phone by its PIN, or by the password it was set up with. `counted`: whether a wrong one is one try of so many; not where
 * the server just said that it is their password, which may be a newer one.
 */
export async function unlock(
  officer: string,
  secret: string,
  by: 'pin' | 'password',
  counted = true,
): Promise<Unlocking> {
  const owner = await database.owners.get(officer);
  const lock = by === 'pin' ? owner?.byPin : owner?.byPassword;
  if (!owner || !lock) return 'wrong';
  const wait = waitOf(owner);
  if (wait > 0) return Math.ceil(wait / 60_000);
  const key = await wrappingKey(secret, lock.salt, lock.rounds);
  const outboxKey = await unwrap(lock.outboxKey, key).catch(() => undefined);
  if (outboxKey === undefined) {
    if (counted) await failed(officer);
    return 'wrong';
  }
  await openWith(owner, by === 'pin' ? 'byPin' : 'byPassword', key);
  return 'opened';
}

/** A wait longer than any there is was begun by a clock that was wrong. */
function waitOf({ closedUntil }: OwnerRow): number {
  const left = closedUntil - Date.now();
  return left <= LONGEST_WAIT ? left : 0;
}

/** Opens the phone by its passkey. False when its owner turned away, or the phone knows the passkey no more. */
export async function unlockByPasskey(owner: OwnerRow): Promise<boolean> {
  if (!owner.byPasskey) return false;
  try {
    await openWith(owner, 'byPasskey', await passkeyKey(owner.byPasskey));
    return true;
  } catch {
    return false;
  }
}

type How = 'byPin' | 'byPassword' | 'byPasskey';

async function openWith(owner: OwnerRow, how: How, key: CryptoKey): Promise<void> {
  const lock = owner[how]!;
  const { officer, username, name, outboxUnder } = owner;
  const outboxKey = await unwrap(lock.outboxKey, key);
  const pull = lock.pullKey
    ? { pullKey: await unwrap(lock.pullKey, key), pullUnder: owner.pullUnder }
    : await renewed(officer, how, key);
  await leaveScreenOfOther(officer);
  await withRoom(() => database.owners.update(officer, fresh()));
  openFor({ officer, username, name, outboxKey, outboxUnder, ...pull });
}

/**
 * After signing out there is no key for what is pulled: a new one, for what comes from now on. What else opens the phone cannot
 * wrap it; whoever comes by that makes a new one again, and pulls again.
 */
async function renewed(officer: string, how: How, by: CryptoKey) {
  const pullKey = await freshKey();
  const box = await wrap(pullKey, by);
  const pullUnder = await wipePulled(officer, (row) => void (row[how]!.pullKey = box));
  return { pullKey, pullUnder };
}

/** Counted in one step: two windows that guess at once count twice. */
async function failed(officer: string): Promise<void> {
  let count = 0;
  const counting = (row: OwnerRow): void => {
    count = row.failures += 1;
    const wait = count < 5 ? 0 : Math.min(2 ** (count - 5) * 30_000, LONGEST_WAIT);
    row.closedUntil = Date.now() + wait;
  };
  await withRoom(() => database.owners.where({ officer }).modify(counting));
  if (count >= MOST_FAILURES) await wipePulled(officer);
}

/** Takes off the phone what was pulled, and the key it was under. What is unsent stays, under its own. Answers what comes next under. */
async function wipePulled(officer: string, change?: (row: OwnerRow) => void): Promise<string> {
  const pullUnder = uuidv7();
  const { owners: rows, pages, kept } = database;
  await database.transaction('rw', rows, pages, kept, async () => {
    await pages.where({ officer }).delete();
    await kept.where({ officer }).delete();
    await rows.where({ officer }).modify((row) => {
      row.pullUnder = pullUnder;
      delete row.byPin.pullKey;
      delete row.byPassword?.pullKey;
      delete row.byPasskey?.pullKey;
      change?.(row);
    });
  });
  return pullUnder;
}

/**
 * By the server's word what was pulled leaves the phone, and the phone locks: opened again it pulls under a new key. What is unsent
 * stays. Nothing happens when the server says it again.
 */
export async function obey(officer: string): Promise<void> {
  const { pages, kept } = database;
  const rows = await Promise.all([pages.where({ officer }).count(), kept.where({ officer }).count()]);
  if (rows.every((count) => count === 0)) return;
  await wipePulled(officer);
  close();
}

/** How much of theirs the server does not have, read by nobody: entries, photos, forms begun. */
export async function unarrivedOf(officer: string): Promise<number> {
  const { outbox, drafts, photos } = database;
  const counts = [
    outbox.where({ officer }).filter(({ state }) => state !== 'sent'),
    photos.where({ officer }).filter(({ sent, village }) => !sent && village !== LOOSE),
    drafts.where({ officer }),
  ].map((some) => some.count());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Takes all that is theirs off the phone: who knows neither PIN nor password cannot read it any more, and begins anew. */
export async function giveUp(officer: string): Promise<void> {
  const { owners: rows, outbox, drafts, photos, pages, kept } = database;
  const tables = [rows, outbox, drafts, photos, pages, kept] as Table<{ officer: string }>[];
  await database.transaction('rw', tables, () => Promise.all(tables.map((one) => one.where({ officer }).delete())));
}

/** Signing out: nothing of theirs stays but what no journal has yet, and forms begun. What the station holds it may give back, to be mended here. */
export async function leave(officer: string): Promise<void> {
  const { owners: rows, outbox, drafts, photos, pages, kept } = database;
  // in one: every window locks as soon as the first part is seen, and the phone may be put away
  await database.transaction('rw', [rows, outbox, drafts, photos, pages, kept], async () => {
    await wipePulled(officer);
    await outbox
      .where({ officer })
      .filter(({ state }) => state === 'sent')
      .delete();
    if ((await outbox.where({ officer }).count()) > 0 || (await drafts.where({ officer }).count()) > 0) return;
    await photos
      .where({ officer })
      .filter(({ sent, village }) => sent === true || village === LOOSE)
      .delete();
    if ((await photos.where({ officer }).count()) === 0) await rows.delete(officer);
  });
  close();
}
