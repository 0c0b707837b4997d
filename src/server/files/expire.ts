import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, dayOf, startOf } from '../../domain/calendar/utc8.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import { PHOTO_WITHOUT_ENTRY, photosExpireOn, type Retention, retention } from '../../domain/privacy/retention.ts';
import { recordIn } from '../audit/audit.ts';
import { type Candidate, courseOf, dayAtUtc8, withCase } from '../journal/expire.ts';
import { everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { retentionOf } from '../settings/retention.ts';
import { withdrawnOn } from './referring.ts';

/** How many went, never which. */
export interface ExpiredFiles {
  files: number;
  halves: number;
}

/**
 * Deletes photos whose time is over, county by county: those of agreements with the parties, others after 12 months, those that no
 * standing entry refers to after days; and what was sent of photos that never became whole. The entries keep their digests.
 */
export async function expireFiles(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  kept: Retention = retention,
): Promise<ExpiredFiles> {
  const counties = await scoped(db, everything, async (tx) => {
    const { rows } = await sql<{ county: string }>`
      select county from file union select county from file_part order by county`.execute(tx);
    return rows;
  });
  const total: ExpiredFiles = { files: 0, halves: 0 };
  for (const { county } of counties) {
    const today = dayOf(clock.journalNow());
    const gone = await scoped(db, rangeOf(county), async (tx) => {
      const counts = {
        files: await expireWhole(tx, county, today, kept),
        halves: await expireHalves(tx, county, today),
      };
      const target = `files ${counts.files}, halves ${counts.halves}`;
      if (counts.files + counts.halves > 0)
        await recordIn(tx, clock, [{ account: 'system', action: 'retention.expire', village: county, target }]);
      return counts;
    });
    total.files += gone.files;
    total.halves += gone.halves;
  }
  return total;
}

/** A photo with one of the entries it belongs to; `kind` null: with none. */
type Row = Omit<Candidate, 'kind' | 'number'> & {
  sha256: string;
  receivedOn: Day;
  waiting: boolean;
  kind: Kind | null;
  withdrawnOn: Day | null;
};

const photosOf = (county: string): RawBuilder<Row> => sql<Row>`
  select f.village, f.sha256, ${dayAtUtc8('f.received_at')} as received_on, e.kind, e.occurred_on, null as until,
    ${dayAtUtc8('c.opened_at')} as opened_on, ${dayAtUtc8('c.closed_at')} as closed_on, ${withdrawnOn} as withdrawn_on,
    exists (select from held h where h.county = f.county and h.village = f.village and h.decision is null
      and h.entry -> 'files' @> jsonb_build_array(jsonb_build_object('sha256', f.sha256))) as waiting
  from file f
  left join (select n.county, n.village, n.number, x.file ->> 'sha256' as sha256
    from entry n cross join lateral jsonb_array_elements(n.files) x (file)
    where n.county = ${county} and n.files is not null) r
    on r.county = f.county and r.village = f.village and r.sha256 = f.sha256
  left join entry e on e.county = r.county and e.village = r.village and e.number = r.number ${withCase}
  where f.county = ${county}`;

async function expireWhole(tx: Tx, county: string, today: Day, kept: Retention): Promise<number> {
  const { rows } = await photosOf(county).execute(tx);
  const last = new Map<string, Row & { day: Day }>();
  for (const row of rows) {
    const name = `${row.village} ${row.sha256}`;
    const day = goesOn(row, today, kept);
    // kept as long as any of its entries keeps it
    if (day > (last.get(name)?.day ?? '')) last.set(name, { ...row, day });
  }
  const over = [...last.values()].filter(({ day }) => day <= today);
  if (over.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from file f using unnest(${over.map((one) => one.village)}::text[], ${over.map((one) => one.sha256)}::text[])
      as gone (village, sha256)
    where f.county = ${county} and f.village = gone.village and f.sha256 = gone.sha256`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The first day on which this entry no longer keeps the photo; where none does, some days after it came. */
function goesOn(row: Row, today: Day, kept: Retention): Day {
  const { kind, receivedOn, waiting } = row;
  if (waiting) return addDays(today, 1);
  if (kind === null) return addDays(receivedOn, PHOTO_WITHOUT_ENTRY);
  const day = photosExpireOn(kind, courseOf(row), kept);
  const withdrawn = row.withdrawnOn === null ? day : addDays(row.withdrawnOn, PHOTO_WITHOUT_ENTRY);
  return withdrawn < day ? withdrawn : day;
}

/** By its first part: a half is forgotten whole. */
async function expireHalves(tx: Tx, county: string, today: Day): Promise<number> {
  const before = startOf(addDays(today, 1 - PHOTO_WITHOUT_ENTRY));
  const { rows } = await sql<{ from: number }>`
    delete from file_part p using file_part first
    where p.county = ${county} and first.county = ${county} and first.village = p.village and first.officer = p.officer
      and first.sha256 = p.sha256 and first.from_byte = 0 and first.received_at < ${before}
    returning p.from_byte as "from"`.execute(tx);
  return rows.filter(({ from }) => from === 0).length;
}

/** Every night. */
export const fileJobs = (services: Services): Job[] => [
  {
    name: 'files.expire',
    when: { dailyAt: '03:50' },
    work: async () => expireFiles(services, await retentionOf(services.db)),
  },
];
