import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { addDays, type Day } from '../../domain/calendar/utc8.ts';
import { firstBreak, type Pulled, type Sha256 } from '../../domain/journal/chain.ts';
import { closedOnPhone, villagesOnPhone } from '../../domain/people/onPhone.ts';
import { allowed } from '../../domain/people/permissions.ts';
import { Refusal } from '../../ui/refusal.ts';
import { today } from '../../ui/time.tsx';
import { keptMe, type Me, readMe } from '../account/me.ts';
import { pullNames, pullOfStation, villageOfStation } from '../account/villages.ts';
import { pullAround, pullDutyOfStation } from '../noting/around.ts';
import { sendWaiting } from '../outbox/send.ts';
import { forget, readUnsent } from '../outbox/unsent.ts';
import { answered, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer } from '../rest/kept.ts';
import { onOpenedOrClosed, type Opened, still } from '../rest/opened.ts';
import { pullDuties } from './duties.ts';
import { type Fault, faultOf, noteFault } from './faults.ts';
import { addPage, dropVillage, type Head, type Last, lastOf, type Page, villagesHere } from './journals.ts';
import { offerAgain } from './offerAgain.ts';
import { singly } from './singly.ts';

/** A phone starts with so many days of a village. */
export const DAYS = 366;
const LIMIT = 1000;
/** So many entries come together where the line breaks off. */
const PART = 200;
/** After so many days it starts anew with them: texts that expired on the server leave the phone as well, and what is older. */
const ANEW = 31;

const hex: Sha256 = (data) => bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));

/** Villages, by what their ids begin with; absent: all. */
export type Where = readonly string[] | undefined;

/** Both. */
export const wider = (one: Where, other: Where): Where => one && other && [...one, ...other];

/** Villages that did not come when they were last asked for: they keep none of the others waiting. */
const late = new Set<string>();
onOpenedOrClosed(() => late.clear());

/**
 * Pulls what is new in every village of whoever has the phone, with what is known around it; or only in those that were told of
 * (`where`) or sent to. What is no longer theirs leaves the phone. Answers what failed about single villages: it keeps nothing else
 * from coming.
 */
export async function pullAll(who: Opened, where: Where): Promise<unknown[]> {
  const me = await readMe(who);
  // before anything that may fail
  const { mine, closed } = await dropOthers(who, me);
  const judged = allowed({ grade: me.grade, grants: me.roles }, 'duties.read');
  const asking = singly(who);
  const asked = where && [...where, ...(await sentTo(who))];
  if (!asked) {
    await asking.came(pullNames(who, me));
    await asking.came(pullStation(who, me));
  }
  const theirs = [...mine, ...closed];
  const pulled = theirs.filter((village) => asked?.some((area) => village.startsWith(area)) ?? true);
  let some = false;
  for (const village of pulled.sort((a, b) => Number(late.has(a)) - Number(late.has(b)))) {
    const came = await asking.came(pullOne(who, village, judged, asked !== undefined || closed.includes(village)));
    late[came ? 'delete' : 'add'](village);
    some ||= came;
  }
  await forgetSeen(who, theirs);
  return asking.faults(some);
}

/** Villages in which something was sent that was not seen in their journals yet. */
const sentTo = async (who: Opened): Promise<string[]> =>
  (await readUnsent(who)).filter(({ state }) => state === 'sent').map(({ entry }) => entry.village);

/** Takes off the phone what is no longer theirs by what the server said last: a posting's last day passes without a network, too. */
export async function dropEnded(who: Opened): Promise<void> {
  const me = await keptMe(who);
  if (me) await dropOthers(who, me);
}

async function dropOthers(who: Opened, me: Me): Promise<{ mine: string[]; closed: string[] }> {
  const mine = villagesOnPhone(me, today());
  const closed = closedOnPhone(me, mine).map(({ village }) => village);
  const theirs = [...mine, ...closed];
  for (const village of await villagesHere(who)) if (!theirs.includes(village)) await dropVillage(who, village);
  return { mine, closed };
}

async function pullStation(who: Opened, me: Me): Promise<void> {
  await pullOfStation(who, me);
  const village = await villageOfStation(who, me);
  if (village !== undefined) await pullDutyOfStation(who, village);
}

async function pullOne(who: Opened, village: string, judged: boolean, alone: boolean): Promise<void> {
  // asked together: at the edge of coverage each question after another's answer costs a third of a second
  const beside = alone || Promise.all([judged && pullDuties(who, village), pullAround(who, village)]);
  const [theirs, asked] = await Promise.allSettled([pullVillage(who, village), beside]);
  if (theirs.status === 'rejected') throw theirs.reason;
  if (!theirs.value) await dropVillage(who, village);
  else if (asked.status === 'rejected') throw asked.reason;
}

/** Whether the village is still theirs. */
async function pullVillage(who: Opened, village: string): Promise<boolean> {
  const last = await lastOf(who, village);
  try {
    if (last === undefined ? await begin(who, village, undefined, late.size > 0) : !(await goOn(who, village, last)))
      return await pullVillage(who, village);
    if (last && !faultOf(village) && (await isOld(who, village))) await begin(who, village, last.head);
  } catch (error) {
    const { code } = Refusal.of(error);
    if (code === 'journal_behind' || code === 'journal_differs') await mendJournal(who, village, code);
    else if (code !== 'not_found') throw error;
    else {
      // in someone else's session a village is not theirs either
      await readMe(who);
      return false;
    }
  }
  return true;
}

/**
 * The server no longer has what it had: it was set up again from an older copy, or someone changed it. What this officer noted
 * and the server lost is sent again. A shorter journal is then pulled anew; another one is said, and not mixed with what is here.
 */
async function mendJournal(who: Opened, village: string, fault: Fault): Promise<void> {
  try {
    if (await offerAgain(who, village)) await sendWaiting(who);
  } finally {
    // what is said of it says also that what was lost was sent again
    noteFault(village, fault);
  }
  if (fault !== 'journal_behind') return;
  await begin(who, village);
  noteFault(village, fault);
}

const begunOn = (village: string): string => `begun ${village}`;

async function isOld(who: Opened, village: string): Promise<boolean> {
  const begun = (await keptAnswer(begunOn(village), who)) as Day | undefined;
  // a clock that was wrong begins anew once more
  return begun === undefined || begun < addDays(today(), -ANEW) || begun > today();
}

/**
 * Takes the server's journal in place of what is here, if anything is; not where it differs from what was `seen` of it. Or the first
 * part of it; whether there is more.
 */
export async function begin(who: Opened, village: string, seen?: Head, part = false): Promise<boolean> {
  const query = { village, from: addDays(today(), -DAYS), ...(part && { limit: PART }) };
  const { anchor, carry, head, ...answer } = await answered(server.GET('/api/journal', { params: { query } }));
  const entries = answer.entries as Pulled[];
  const after = anchor ?? head;
  // not the server's head: what was appended while it answered is not among the entries
  const { number, digest } = entries[entries.length - 1] ?? after;
  const more = part && head.number > number;
  const page: Page = { after, carry: (carry ?? []) as Pulled[], entries, head: { number, digest }, more };
  if (!keeps(who, village, page)) return false;
  const same = [after, ...entries].find((one) => one.number === seen?.number);
  if (seen && same && same.digest !== seen.digest) {
    noteFault(village, 'journal_differs');
    return false;
  }
  await addPage(who, village, page, 'instead');
  await keepAnswer(begunOn(village), today(), who);
  return more;
}

/** False where what is here is no longer what it went on from. */
async function goOn(who: Opened, village: string, from: Last): Promise<boolean> {
  const limit = from.more || late.size > 0 ? PART : LIMIT;
  for (let { id, head: after } = from; ;) {
    const query = { village, after: after.number, digest: after.digest, limit };
    const answer = await answered(server.GET('/api/journal', { params: { query } }));
    const entries = answer.entries as Pulled[];
    const last = entries[entries.length - 1];
    if (last === undefined) return true;
    const head = { number: last.number, digest: last.digest };
    const more = from.more && answer.head.number > head.number;
    const page: Page = { after, carry: [], entries, head, more };
    if (!keeps(who, village, page)) return true;
    const added = await addPage(who, village, page, id);
    if (added === undefined) return false;
    if (!more && entries.length < limit) return true;
    [id, after] = [added, head];
  }
}

/** Whether a page follows from what is here; one that does not is not kept, and said. */
function keeps(who: Opened, village: string, page: Page): boolean {
  still(who);
  const fits = firstBreak(page.after, page.entries, hex) === null;
  noteFault(village, fits ? null : 'journal_differs');
  came ||= fits;
  return fits;
}

let came = false;

/** Whether anything of a journal came since this was last asked. */
export function hasCome(): boolean {
  const since = came;
  came = false;
  return since;
}

/** What was sent and lies before the head of what is here leaves the outbox; so does what was sent to a village not theirs. */
async function forgetSeen(who: Opened, mine: readonly string[]): Promise<void> {
  const sent = (await readUnsent(who)).filter(({ state, entry }) => state === 'sent' && !faultOf(entry.village));
  const seen: number[] = [];
  for (const { order, number = 0, entry } of sent) {
    const last = await lastOf(who, entry.village);
    if (last ? !last.more && number <= last.head.number : !mine.includes(entry.village)) seen.push(order);
  }
  if (seen.length > 0) await forget(seen);
}
