import { sql } from 'kysely';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import {
  type Course,
  detailsExpireOn,
  retention,
  monthsAfter,
  type Retention,
  textsExpireOn,
} from '../../domain/privacy/retention.ts';
import { recordIn } from '../audit/audit.ts';
import { everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** How many went, never which. */
export interface Expired {
  details: number;
  texts: number;
  held: number;
}

/**
 * Deletes sealed details and typed texts whose time is over, county by county. Salt and text go together, the digests in the
 * chain stay: journals still verify.
 */
export async function expire(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  kept: Retention = retention,
): Promise<Expired> {
  const counties = await scoped(db, everything, (tx) =>
    tx.selectFrom('journalHead').select('county').distinct().orderBy('county').execute(),
  );
  const total: Expired = { details: 0, texts: 0, held: 0 };
  for (const { county } of counties) {
    const today = dayOf(clock.journalNow());
    const gone = await scoped(db, rangeOf(county), async (tx) => {
      const counts = {
        details: await expireDetails(tx, county, today, kept),
        texts: await expireTexts(tx, county, today, kept),
        held: await expireHeld(tx, county, today, kept),
      };
      const target = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
      const line = { account: 'system', action: 'retention.expire', village: county, target: target.join(', ') };
      if (counts.details + counts.texts + counts.held > 0) await recordIn(tx, clock, [line]);
      return counts;
    });
    total.details += gone.details;
    total.texts += gone.texts;
    total.held += gone.held;
  }
  return total;
}

/** An entry that has something to erase, and what became of its case. */
export interface Candidate {
  village: string;
  number: number;
  kind: Kind;
  occurredOn: Day;
  until: Day | null;
  openedOn: Day | null;
  closedOn: Day | null;
}

type Dated = Pick<Candidate, 'occurredOn' | 'until' | 'openedOn' | 'closedOn'>;

export const courseOf = ({ occurredOn, until, openedOn, closedOn }: Dated): Course => ({
  occurredOn,
  until: until ?? undefined,
  case: openedOn === null ? undefined : { openedOn, closedOn },
});

export const dayAtUtc8 = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

/** What an entry of `e` belongs to: `t` what it is about, `c` its case (its own, its target's, or its target's target's). */
export const withCase = sql`
  left join entry t on t.county = e.county and t.village = e.village and t.id = e.about
  left join "case" c on c.county = e.county and c.village = e.village and c.id in (e.id, e.about, t.about)`;

async function expireDetails(tx: Tx, county: string, today: Day, kept: Retention): Promise<number> {
  // a correction's own details are of the kind it corrects
  const { rows } = await sql<Candidate>`
    select s.village, s.number, coalesce(t.kind, e.kind) as kind, coalesce(t.occurred_on, e.occurred_on) as occurred_on,
      coalesce(t.body, e.body) ->> 'until' as until, ${dayAtUtc8('c.opened_at')} as opened_on,
      ${dayAtUtc8('c.closed_at')} as closed_on
    from sealed s
    join entry e on e.county = s.county and e.village = s.village and e.number = s.number ${withCase}
    where s.county = ${county}`.execute(tx);
  const over = rows.filter((row) => detailsExpireOn(row.kind, courseOf(row), kept) <= today);
  return eraseDetails(tx, county, over);
}

async function expireTexts(tx: Tx, county: string, today: Day, kept: Retention): Promise<number> {
  const before = monthsAfter(today, -Math.min(kept.caseTexts.monthsAfterClosing, kept.otherTexts.months));
  const { rows } = await sql<Candidate & { pointers: string[] }>`
    select e.village, e.number, coalesce(t.kind, e.kind) as kind, e.occurred_on, null as until,
      ${dayAtUtc8('c.opened_at')} as opened_on, ${dayAtUtc8('c.closed_at')} as closed_on, x.pointers
    from entry e
    join lateral (select array_agg(pointer) as pointers from entry_text x
      where x.county = e.county and x.village = e.village and x.number = e.number) x on x.pointers is not null ${withCase}
    where e.county = ${county} and e.occurred_on <= ${before}`.execute(tx);
  const over = rows.flatMap(({ pointers, ...row }) =>
    pointers
      .filter((pointer) => {
        const day = textsExpireOn(row.kind, pointer, courseOf(row), kept);
        return day !== null && day <= today;
      })
      .map((pointer) => ({ ...row, pointer })),
  );
  if (over.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from entry_text x using unnest(${over.map((one) => one.village)}::text[],
      ${over.map((one) => one.number)}::integer[], ${over.map((one) => one.pointer)}::text[]) as gone (village, number, pointer)
    where x.county = ${county} and x.village = gone.village and x.number = gone.number
      and x.pointer = gone.pointer`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function eraseDetails(tx: Tx, county: string, over: Candidate[]): Promise<number> {
  if (over.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from sealed x using unnest(${over.map((one) => one.village)}::text[],
      ${over.map((one) => one.number)}::integer[]) as gone (village, number)
    where x.county = ${county} and x.village = gone.village and x.number = gone.number`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** What was taken is in the journal; what was returned, or never decided, does not stay here longer than a contact would. */
async function expireHeld(tx: Tx, county: string, today: Day, kept: Retention): Promise<number> {
  const before = monthsAfter(today, -kept.held.months);
  const { numAffectedRows } = await sql`
    update held set entry = jsonb_build_object('id', id, 'village', village, 'kind', entry -> 'kind'),
      sealed_key_id = null, sealed_nonce = null, sealed_ciphertext = null,
      decision = coalesce(decision, 'return'), reason = coalesce(reason, '已过期 / expired')
    where county = ${county} and ${dayAtUtc8('received_at')} <= ${before}::date
      and decision is distinct from 'accept' and jsonb_exists(entry, 'body')`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
