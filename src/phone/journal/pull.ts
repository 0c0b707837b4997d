import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { addDays } from '../../domain/calendar/utc8.ts';
import { firstBreak, type Pulled, type Sha256 } from '../../domain/journal/chain.ts';
import { Refusal } from '../../ui/refusal.ts';
import { today } from '../../ui/time.tsx';
import { forget } from '../outbox/unsent.ts';
import { allUnsent } from '../outbox/watch.ts';
import { readMe } from '../account/me.ts';
import { pullAround } from '../noting/around.ts';
import { answered, server } from '../platform/server.ts';
import { addPage, dropVillage, type Head, headOf, journalOf, villagesHere } from './journals.ts';
import { pullDuties } from './duties.ts';
import { noteFault } from './faults.ts';

/** A phone starts with so many days of a village. */
const DAYS = 366;
const LIMIT = 1000;

const hex: Sha256 = (data) => bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));

/** Pulls what is new in every village of whoever has the phone; what is no longer theirs leaves it. */
export async function pullAll(): Promise<void> {
  const { postings } = await readMe();
  const mine = [...new Set(postings.map(({ village }) => village))];
  for (const village of villagesHere()) if (!mine.includes(village)) await dropVillage(village);
  for (const village of mine) {
    await pullVillage(village);
    await pullDuties(village);
    await pullAround(village);
  }
  await forgetSeen();
}

async function pullVillage(village: string): Promise<void> {
  const head = await headOf(village);
  try {
    if (head === undefined) await begin(village);
    else await goOn(village, head);
  } catch (error) {
    const { code, status } = Refusal.of(error);
    if (code === 'journal_behind' || code === 'journal_differs') noteFault(village, code);
    else if (status === 404) await dropVillage(village);
    else throw error;
  }
}

async function begin(village: string): Promise<void> {
  const query = { village, from: addDays(today(), -DAYS) };
  const { anchor, carry, entries, head } = await answered(server.GET('/api/journal', { params: { query } }));
  await keep(village, { after: anchor ?? head, carry: (carry ?? []) as Pulled[], entries: entries as Pulled[], head });
}

async function goOn(village: string, from: Head): Promise<void> {
  for (let after = from; ;) {
    const query = { village, after: after.number, digest: after.digest, limit: LIMIT };
    const page = await answered(server.GET('/api/journal', { params: { query } }));
    const entries = page.entries as Pulled[];
    const last = entries[entries.length - 1];
    if (last === undefined) return;
    const reached = { number: last.number, digest: last.digest };
    await keep(village, { after, carry: [], entries, head: reached });
    after = reached;
    if (entries.length < LIMIT) return;
  }
}

/** A page that does not follow from what is here is not kept, and said. */
async function keep(
  village: string,
  page: { after: Head; carry: Pulled[]; entries: Pulled[]; head: Head },
): Promise<void> {
  const broken = firstBreak(page.after, page.entries, hex);
  noteFault(village, broken === null ? null : 'journal_differs');
  if (broken === null) await addPage(village, page);
}

/** What was sent and is now seen in the journal leaves the outbox. */
async function forgetSeen(): Promise<void> {
  const seen = allUnsent().filter(({ state, number, entry }) => {
    const head = journalOf(entry.village)?.head.number;
    return state === 'sent' && (head === undefined || (number !== undefined && number <= head));
  });
  if (seen.length > 0) await forget(seen.map(({ order }) => order));
}
