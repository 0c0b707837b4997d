import { uuidv7 } from 'uuidv7';
import type { WebhookEvent, WebhookKind } from '../../domain/webhooks/webhook.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import type { Tx } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { addressFaults } from './outside.ts';

/** A receiver as the administrator enters it. */
export interface GivenWebhook {
  name: string;
  kind: WebhookKind;
  /** Absent in a change: it stays. */
  url?: string | undefined;
  /** Absent in a change: it stays; empty: there is none any more. */
  secret?: string | undefined;
  area?: string | undefined;
  events: WebhookEvent[];
  language: 'zh' | 'en';
  active: boolean;
}

/** What only the sending sees. */
interface Hidden {
  url: string;
  secret?: string | undefined;
}

type Storing = Pick<Services, 'db' | 'clock' | 'sealing' | 'settings'>;
type SealedRow = { id: string; keyId: string; nonce: Buffer; ciphertext: Buffer };

const boundOf = (id: string): string => `webhook ${id}`;

/** The address and secret of a receiver. */
export const hiddenOf = ({ sealing }: Pick<Services, 'sealing'>, { id, ...sealed }: SealedRow): Hidden =>
  JSON.parse(sealing.open(sealed, boundOf(id)).toString()) as Hidden;

const sealed = ({ sealing }: Storing, id: string, hidden: Hidden) =>
  sealing.seal(Buffer.from(JSON.stringify(hidden)), boundOf(id));

/** Receivers by name, without what is sealed. */
export const listWebhooks = ({ db }: Pick<Services, 'db'>) =>
  db
    .selectFrom('webhook as w')
    .leftJoin('area as a', 'a.id', 'w.area')
    .select([
      'w.id',
      'w.name',
      'w.kind',
      'w.host',
      'w.area',
      'a.name as areaName',
      'w.events',
      'w.language',
      'w.active',
    ])
    .orderBy('w.name')
    .orderBy('w.id')
    .execute();

/** Enters a receiver; throws with every fault. */
export async function createWebhook(
  services: Storing,
  given: GivenWebhook,
  by: { id: string; line: (id: string) => AuditLine },
): Promise<string> {
  const { db, clock } = services;
  await refuseFaults(services, given);
  const id = uuidv7();
  const { url = '', secret, area = '', name, kind, events, language, active } = given;
  const row = { id, name, kind, host: new URL(url).host, area, events, language, active };
  await db.transaction().execute(async (tx) => {
    const hidden = sealed(services, id, { url, secret: secret || undefined });
    await tx
      .insertInto('webhook')
      .values({ ...row, ...hidden, madeBy: by.id, madeAt: clock.now() })
      .execute();
    await recordIn(tx, clock, [by.line(id)]);
  });
  return id;
}

/** Changes a receiver; address and secret stay where none is given. Whether there is one. */
export async function changeWebhook(
  services: Storing,
  id: string,
  given: GivenWebhook,
  line: AuditLine,
): Promise<boolean> {
  const { db, clock } = services;
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  const before = hiddenOf(services, row);
  const url = given.url ?? before.url;
  await refuseFaults(services, { ...given, url });
  const { name, kind, events, language, active, area = '' } = given;
  const secret = given.secret === undefined ? before.secret : given.secret || undefined;
  const set = { name, kind, host: new URL(url).host, area, events, language, active };
  await db.transaction().execute(async (tx) => {
    const hidden = sealed(services, id, { url, secret });
    await tx
      .updateTable('webhook')
      .set({ ...set, ...hidden })
      .where('id', '=', id)
      .execute();
    await recordIn(tx, clock, [line]);
  });
  return true;
}

/** Takes a receiver away, with what was to be sent to it. Whether there was one. */
export async function deleteWebhook({ db, clock }: Storing, id: string, line: AuditLine): Promise<boolean> {
  return db.transaction().execute(async (tx: Tx) => {
    const { numDeletedRows } = await tx.deleteFrom('webhook').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await recordIn(tx, clock, [line]);
    return true;
  });
}

async function refuseFaults({ db, settings }: Storing, { url = '', area = '' }: GivenWebhook): Promise<void> {
  const issues: RaisedIssue[] = addressFaults(url, settings.webhooks, '/body/url');
  const known =
    area === '' || (await db.selectFrom('area').select('id').where('id', '=', area).executeTakeFirst()) !== undefined;
  const message = { zh: `没有这个区域:${area}`, en: `There is no such area: ${area}.` };
  if (!known) issues.push({ path: '/body/area', code: 'unknown_area', message });
  if (issues.length > 0) throw new Problem('invalid', issues);
}
