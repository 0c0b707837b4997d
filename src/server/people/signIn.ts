import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { type Day, addMs, dayOf } from '../../domain/calendar/utc8.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Clock } from '../platform/clock.ts';
import type { Settings } from '../platform/config.ts';
import type { Connection, Database, Tx } from '../platform/db/database.ts';
import type { Notifications } from '../platform/db/notifications.ts';
import { ensureUser } from './accounts.ts';
import { AddressLimit, Attempts } from './attempts.ts';
import { type AuthLibrary, SESSION_SECONDS, authLibrary, isOfPhone } from './authLibrary.ts';
import { wasEnded } from './endedSessions.ts';
import { isOn, personOn, type StoredPerson } from './person.ts';
import { Remembered } from './remembered.ts';

/** Whose sessions, roles or postings changed: officers' ids, or nothing for everyone. */
export const PEOPLE_CHANGED = 'people_changed';
/** A notification carries at most 8,000 bytes: 180 ids; more people at once concern everyone. */
const MOST_NAMED = 180;

interface Parts {
  settings: Settings;
  connection: Connection;
  notifications: Notifications;
  clock: Clock;
  log: Logger;
  /** As for sealing: `id:base64[,…]`. */
  sealingKeys: string;
}

/** An open session. `factorOpen`: signed in by a password alone. */
interface Session {
  id: string;
  officer: string;
  /** By password rather than by a provider or for a simulated phone. */
  byPassword: boolean;
  /** Begun on a phone, behind whose lock it stays: its cookie alone would open the desk to whoever finds the phone. */
  ofPhone: boolean;
  hasFactor: boolean;
}

/** What a request says who asks with. */
interface Credential {
  name: 'authorization' | 'cookie';
  value: string;
}

/** What an officer reaches, and the day it was read: someone may leave. */
interface Known {
  person: StoredPerson;
  today: Day;
}

/** Who is asking: sessions, what their holders may reach today, and when to forget that. */
export class SignIn {
  readonly attempts: Attempts;
  readonly addresses = new AddressLimit();
  readonly #parts: Parts;
  readonly #db: Database;
  readonly #library: AuthLibrary;
  readonly #sessions = new Remembered<Session>(({ officer }) => officer);
  readonly #people = new Remembered<Known>(({ person }) => person.id);
  readonly #remembered = [this.#sessions, this.#people];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#db = parts.connection.db;
    this.#library = authLibrary(this.#db, parts.settings, parts.sealingKeys, parts.log);
    this.attempts = new Attempts(this.#db, parts.clock);
    // what other processes change is heard here; only while it is are sessions cached
    parts.notifications.on(PEOPLE_CHANGED, {
      heard: (named) => this.#forget(named),
      up: () => this.#remembered.forEach((each) => each.open()),
      down: () => this.#remembered.forEach((each) => each.close()),
    });
  }

  /** The person of a bearer token or session cookie; null: nobody signed in. */
  async authenticate(headers: Headers): Promise<Person | null> {
    const credential = this.#credentialOf(headers);
    if (credential === undefined) return null;
    const session = await this.#sessionBy(credential);
    if (session === null) return null;
    const stored = await this.#personOf(session.officer);
    if (stored === null) return null;
    const person = holder(stored, session);
    // who must first choose a password or a second factor does that at the desk, and holds nothing
    const mayLeave = person.mustChangePassword === true || person.mustEnrol === true;
    return mayLeave || !isAstray(session, credential, headers) ? person : null;
  }

  #sessionBy({ name, value }: Credential): Promise<Session | null> {
    return this.#sessions.take(`${name}: ${value}`, () => this.#sessionOf(new Headers({ [name]: value })));
  }

  /** Whether someone ended the session of a request that nobody asks: by itself, or with its holder's account. */
  async wasEnded(headers: Headers): Promise<boolean> {
    const credential = this.#credentialOf(headers);
    if (credential === undefined) return false;
    const session = await this.#sessionBy(credential);
    if (session === null) return wasEnded(this.#db, credential.value);
    return !isAstray(session, credential, headers);
  }

  /** A bearer token goes before a cookie; a cookie sent from a page of another site counts for nothing. */
  #credentialOf(headers: Headers): Credential | undefined {
    const authorization = headers.get('authorization');
    if (authorization !== null) return { name: 'authorization', value: authorization };
    const cookie = headers.get('cookie');
    if (cookie === null || this.isForeign(headers)) return undefined;
    const session = cookie.split(/;\s*/).find((part) => part.includes('village-beat.session_token='));
    return session === undefined ? undefined : { name: 'cookie', value: session };
  }

  /** Whether a request comes from a page of another site: its origin is neither PUBLIC_URL's nor the host it asks. */
  isForeign(headers: Headers): boolean {
    const origin = headers.get('origin');
    if (origin === null || origin === new URL(this.#parts.settings.publicUrl).origin) return false;
    return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
  }

  async #sessionOf(headers: Headers): Promise<Session | null> {
    const found = await this.#library.api.getSession({ headers, query: { disableCookieCache: true } });
    if (found === null) return null;
    return {
      id: found.session.id,
      officer: found.user.id,
      byPassword: BY_PASSWORD.includes(found.session.signedInBy),
      ofPhone: found.session.signedInBy === 'phone',
      hasFactor: found.user.twoFactorEnabled === true,
    };
  }

  /** Kept apart from the session and over days on which nothing changes: a phone asks again with each push. */
  async #personOf(officer: string): Promise<StoredPerson | null> {
    const { clock } = this.#parts;
    const [day, today] = [dayOf(clock.journalNow()), dayOf(clock.now())];
    const load = async (): Promise<Known | null> => {
      const person = await personOn(this.#db, officer, day, today);
      return person === null ? null : { person, today };
    };
    const holds = (known: Known): boolean => known.today === today && isOn(known.person, day);
    return (await this.#people.take(officer, load, holds))?.person ?? null;
  }

  /**
   * Says in the caller's transaction that sessions, roles or postings of these officers change: every process forgets what it
   * knows of them when it commits.
   */
  async changed(tx: Tx | Database, officers: readonly string[] | 'everyone'): Promise<void> {
    if (officers.length === 0) return;
    this.#forget(namesOf(officers));
    await tellOthers(tx, officers);
  }

  #forget(officers: string): void {
    for (const each of this.#remembered) each.forget(officers);
  }

  /** Hands a request to the library's endpoint `path`, with the caller's cookies and token. */
  ask(path: string, method: 'GET' | 'POST', headers: Headers, body?: unknown): Promise<Response> {
    const { publicUrl } = this.#parts.settings;
    const passed = new Headers({ origin: new URL(publicUrl).origin, 'content-type': 'application/json' });
    for (const name of ['cookie', 'authorization', 'user-agent', 'x-app']) {
      const value = headers.get(name);
      if (value !== null) passed.set(name, value);
    }
    const request = { method, headers: passed, ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }) };
    return this.#library.handler(new Request(`${publicUrl}/api/auth${path}`, request));
  }

  /** A session for a simulated phone, as a bearer token. Throws in production. */
  async issueSession(officer: { id: string; badge: string }): Promise<string> {
    if (this.#parts.settings.production) throw new Error('sessions are not issued in production');
    await ensureUser(this.#db, officer);
    const token = randomBytes(24).toString('base64url');
    const now = this.#parts.clock.now();
    const expiresAt = addMs(now, SESSION_SECONDS * 1000);
    await this.#db
      .insertInto('authSession')
      .values({
        id: uuidv7(),
        userId: officer.id,
        token,
        expiresAt,
        signedInBy: 'issued',
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    const { secret } = await this.#library.$context;
    return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;
  }
}

const BY_PASSWORD = ['password', 'phone'];

/** Whether the cookie of a phone comes from elsewhere: the phone names itself, but for the stream it listens to, where browsers let it not. */
const isAstray = ({ ofPhone }: Session, { name }: Credential, headers: Headers): boolean =>
  ofPhone && name === 'cookie' && !isOfPhone(headers) && headers.get('accept') !== 'text/event-stream';

/**
 * Who asks with a session: until they have set a password of their own, and enrolled a second factor that their role needs, they
 * hold nothing. A provider asks for what factors it wants; a simulated phone has none.
 */
function holder(stored: StoredPerson, { id, byPassword, hasFactor }: Session): Person {
  const { secondFactorRequired, oneTimePassword, on: _on, changesOn: _changesOn, ...person } = stored;
  const signed = { ...person, session: id };
  const nothing = { ...signed, grants: [], postings: [] };
  if (oneTimePassword && byPassword) return { ...nothing, mustChangePassword: true };
  return secondFactorRequired && byPassword && !hasFactor ? { ...nothing, mustEnrol: true } : signed;
}

const namesOf = (officers: readonly string[] | 'everyone'): string =>
  officers === 'everyone' || officers.length > MOST_NAMED ? '' : officers.join(' ');

/** What `changed` says to every process, for programs that are no server themselves. */
export async function tellOthers(tx: Tx | Database, officers: readonly string[] | 'everyone'): Promise<void> {
  if (officers.length === 0) return;
  await sql`select pg_notify(${PEOPLE_CHANGED}, ${namesOf(officers)})`.execute(tx);
}
