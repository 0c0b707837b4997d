import { sql } from 'kysely';
import type { EntriesNeeded } from '../../domain/duties/needed.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { joinTexts } from '../../domain/journal/texts.ts';
import type { Tx } from '../platform/db/database.ts';
import { foldedClosure } from '../journal/facts.ts';
import { entryOf, foldColumns, type FoldRow } from '../journal/rows.ts';

/**
 * What `assess` needs of some villages of one county for a month, as `entriesNeeded` says: the entries of its window of days,
 * those whose body names the month, the cases they belong to, and the households that visits name.
 */
export async function entriesFor(tx: Tx, villages: string[], needed: EntriesNeeded): Promise<Map<string, Entry[]>> {
  const county = (villages[0] ?? '').slice(0, 6);
  const { rows } = await foldedClosure(county, windowOf(county, villages, needed)).execute(tx);
  const doors = await households(tx, county, rows);
  const entries = new Map<string, Map<string, Entry>>(villages.map((village) => [village, new Map()]));
  for (const row of rows) entries.get(row.village)?.set(row.id, entryOf(row));
  for (const door of doors) entries.get(door.village)?.set(door.id, door);
  return new Map([...entries].map(([village, byId]) => [village, [...byId.values()]]));
}

/** Amendments are few and may move an entry into the month from anywhere, so they all come; more does no harm. */
const windowOf = (county: string, villages: string[], { first, last, month, monthFirst }: EntriesNeeded) => sql`
  select village, number, id, about from entry
  where county = ${county} and village = any(${villages}) and occurred_on between ${first} and ${last}
  union all
  select village, number, id, about from entry
  where county = ${county} and village = any(${villages}) and body ? 'month' and body ->> 'month' = ${month}
  union all
  select village, number, id, about from entry
  where county = ${county} and village = any(${villages}) and body ? 'performOn'
    and body ->> 'performOn' between ${monthFirst} and ${last}
  union all
  select village, number, id, about from entry
  where county = ${county} and village = any(${villages}) and body ? 'changes'`;

/** The doors that visits (and amendments of visits) name, with their texts, and what corrects them. */
async function households(tx: Tx, county: string, rows: FoldRow[]): Promise<Entry[]> {
  const named = new Map(
    rows.flatMap(({ village, body }) => doorsNamed(body).map((id) => [`${village} ${id}`, { village, id }])),
  );
  if (named.size === 0) return [];
  const doors = [...named.values()];
  const { rows: found } = await sql<FoldRow & { texts: Record<string, string> | null }>`
    with named as materialized (
      select * from unnest(${doors.map((door) => door.village)}::text[], ${doors.map((door) => door.id)}::uuid[]) as door (village, id)
    ),
    numbers as (
      select e.village, e.number from named n
      join entry e on e.county = ${county} and e.village = n.village and e.id = n.id
      union
      select e.village, e.number from named n
      join entry e on e.county = ${county} and e.village = n.village and e.about = n.id
    )
    select ${foldColumns},
      (select jsonb_object_agg(t.pointer, t.text) from entry_text t
        where t.county = e.county and t.village = e.village and t.number = e.number) as texts
    from numbers n join entry e on e.county = ${county} and e.village = n.village and e.number = n.number`.execute(tx);
  return found.map((door) => withTexts(door, door.texts ?? {}));
}

function withTexts(row: FoldRow, texts: Record<string, string>): Entry {
  const entry = entryOf(row);
  // checked by the kind's schema when it was accepted
  return { ...entry, ...joinTexts(entry.body, Object.entries(texts)) } as Entry;
}

function doorsNamed(body: unknown): string[] {
  const { households, changes } = body as { households?: string[]; changes?: { body?: { households?: string[] } } };
  return [...(households ?? []), ...(changes?.body?.households ?? [])];
}
