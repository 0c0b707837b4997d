import { sql } from 'kysely';
import { type AreaRow, areaSheet } from '../../domain/areas/areaSheet.ts';
import { FIRST_DAY, inSchemeByType, levelOf, officialCodeOf, parentOf, typeByCode } from '../../domain/areas/id.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import { type Importer, type Outcome, nothing } from '../imports/importer.ts';
import { everything, scopeTo, type Tx } from '../platform/db/database.ts';
import { markOpenOf } from '../scorecards/mark.ts';
import { closeVillages } from './closings.ts';
import { faultsOfAreas } from './areaFaults.ts';
import { spellAreas } from './spelling.ts';

const CHUNK = 20_000;

/** Imports areas with their default stations and time in the scheme. `since`: from when villages are in it by default. */
export function areaImporter(since = FIRST_DAY): Importer<AreaRow> {
  return {
    sheet: areaSheet,
    async apply(tx, rows, context) {
      const { faults, foreign } = await faultsOfAreas(tx, rows, context.within);
      if (faults.length > 0) return { ...nothing(), faults };
      const own = inTreeOrder(rows.filter((row) => !foreign.has(row.value.id)));
      const outcome: Outcome = { ...nothing(), unchanged: foreign.size };
      for (let at = 0; at < own.length; at += CHUNK) {
        const chunk = own.slice(at, at + CHUNK).map(({ value }) => value);
        const touched = await store(tx, chunk, context.origin, since);
        outcome.added += touched.added.size;
        outcome.changed += touched.changed.size;
        outcome.unchanged += chunk.length - touched.added.size - touched.changed.size;
        context.progress(Math.min(at + CHUNK, own.length), own.length);
      }
      await spellAreas(tx);
      const closing = await closeVillages(tx, own, context);
      return { ...outcome, faults: closing.faults, warnings: closing.warnings };
    },
  };
}

/** Parents before children; closed villages before the successor that takes their official code over. */
function inTreeOrder(rows: Numbered<AreaRow>[]): Numbered<AreaRow>[] {
  const key = ({ value }: Numbered<AreaRow>) =>
    `${String(value.id.length).padStart(2)}${value.closedOn ? 0 : 1}${value.id}`;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

interface Touched {
  added: Set<string>;
  changed: Set<string>;
}

async function store(tx: Tx, rows: AreaRow[], origin: string, since: string): Promise<Touched> {
  const stored = await storeAreas(tx, rows, origin);
  const added = new Set(stored.filter((row) => row.added).map((row) => row.id));
  const changed = new Set(stored.filter((row) => !row.added).map((row) => row.id));
  await openStations(
    tx,
    rows.filter((row) => added.has(row.id)),
  );
  for (const id of await storeScheme(tx, rows, added, since)) if (!added.has(id)) changed.add(id);
  return { added, changed };
}

/** New and changed areas only; an empty cell keeps what is known. */
async function storeAreas(tx: Tx, rows: AreaRow[], origin: string): Promise<{ id: string; added: boolean }[]> {
  const input = rows.map((row) => ({
    id: row.id,
    parent: parentOf(row.id),
    name: row.name,
    level: levelOf(row.id),
    type: row.type ?? null,
    default_type: row.id.length === 12 ? typeByCode(row.id) : null,
    official_code: row.officialCode ?? null,
    says_code: row.officialCode !== undefined,
    default_code: officialCodeOf(row.id),
    closed_on: row.closedOn ?? null,
  }));
  const { rows: stored } = await sql<{ id: string; added: boolean }>`
    insert into area as known (id, parent, name, level, type, official_code, closed_on, origin)
    select i.id, i.parent, i.name, i.level, coalesce(i.type, a.type, i.default_type),
      case when i.says_code then i.official_code when a.id is not null then a.official_code else i.default_code end,
      coalesce(i.closed_on, a.closed_on), ${origin}
    from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i (id text, parent text, name text, level text, type text,
      default_type text, official_code text, says_code boolean, default_code text, closed_on date)
    left join area a on a.id = i.id
    on conflict (id) do update set name = excluded.name, type = excluded.type, official_code = excluded.official_code,
      closed_on = excluded.closed_on,
      pinyin = case when known.name = excluded.name then known.pinyin end
    where (known.name, known.type, known.official_code, known.closed_on)
      is distinct from (excluded.name, excluded.type, excluded.official_code, excluded.closed_on)
    returning known.id, (xmax = 0) as added`.execute(tx);
  return stored;
}

/** A station for each new township, with the township's id and, since ever, its villages; a deployment maps them anew. */
async function openStations(tx: Tx, added: AreaRow[]): Promise<void> {
  const townships = added.filter((row) => row.id.length === 9);
  const villages = added.filter((row) => row.id.length === 12).map((row) => row.id);
  await sql`insert into station (id, name)
    select id, name || '派出所' from unnest(${townships.map((row) => row.id)}::text[], ${townships.map((row) => row.name)}::text[])
      as township (id, name) on conflict do nothing`.execute(tx);
  await sql`insert into station_village (village, from_day, station)
    select village, ${FIRST_DAY}::date, left(village, 9) from unnest(${villages}::text[]) as added (village)
    join station on station.id = left(village, 9) on conflict do nothing`.execute(tx);
}

/** The spell in the scheme: of new villages by the row or by default, of known ones only when the row speaks of it. */
async function storeScheme(tx: Tx, rows: AreaRow[], added: Set<string>, since: string): Promise<string[]> {
  const spells = rows.filter((row) => row.id.length === 12).flatMap((row) => spellOf(row, added.has(row.id), since));
  if (spells.length === 0) return [];
  const restated = JSON.stringify(spells.filter(({ area }) => !added.has(area)));
  const gone = await sql<{ area: string }>`
    delete from scheme_period s using jsonb_to_recordset(${restated}::jsonb) as i (area text, from_day date, to_day date)
    where s.area = i.area and (s.from_day, s.to_day) is distinct from (i.from_day, i.to_day) returning s.area`.execute(
    tx,
  );
  const come = await sql<{ area: string }>`insert into scheme_period (area, from_day, to_day)
    select area, from_day, to_day
    from jsonb_to_recordset(${JSON.stringify(spells)}::jsonb) as i (area text, from_day date, to_day date)
    where from_day is not null on conflict do nothing returning area`.execute(tx);
  const changed = [...gone.rows, ...come.rows].map((row) => row.area);
  await recountKnown(
    tx,
    changed.filter((area) => !added.has(area)),
  );
  return changed;
}

/** A village that enters or leaves the scheme gains or loses its open cards. */
async function recountKnown(tx: Tx, villages: string[]): Promise<void> {
  if (villages.length === 0) return;
  await scopeTo(tx, everything);
  await markOpenOf(
    tx,
    villages.map((village) => ({ village, from: '0000-01', to: '9999-12' })),
  );
}

interface Spell {
  area: string;
  from_day: string | null;
  to_day: string | null;
}

function spellOf(row: AreaRow, added: boolean, since: string): Spell[] {
  const spoken = row.inScheme !== undefined || row.schemeFrom !== undefined || row.schemeTo !== undefined;
  if (!added && !spoken) return [];
  const inside = row.inScheme ?? (spoken || inSchemeByType(row.type ?? typeByCode(row.id)));
  if (!inside) return added ? [] : [{ area: row.id, from_day: null, to_day: null }];
  return [{ area: row.id, from_day: row.schemeFrom ?? since, to_day: row.schemeTo ?? null }];
}
