import { sql } from 'kysely';
import { liesIn } from '../../domain/areas/id.ts';
import { addDays } from '../../domain/calendar/utc8.ts';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import {
  type StationRow,
  stationSheet,
  type StationVillageRow,
  stationVillageSheet,
} from '../../domain/people/sheets.ts';
import { type ImportContext, type Importer, nothing } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';

/** Enters police stations; an empty duty phone keeps the one known. */
export const stationImporter: Importer<StationRow> = {
  sheet: stationSheet,
  async apply(tx, rows, context) {
    const faults = repeats(stationSheet.name, rows, ({ id }) => id);
    faults.push(...(await foreignStations(tx, rows, context)));
    if (faults.length > 0) return { ...nothing(), faults };
    const input = JSON.stringify(rows.map(({ value }) => value));
    const { rows: stored } = await sql<{ id: string; added: boolean }>`
      insert into station as known (id, name, duty_phone)
      select i.id, i.name, coalesce(i."dutyPhone", s.duty_phone)
      from jsonb_to_recordset(${input}::jsonb) as i (id text, name text, "dutyPhone" text)
      left join station s on s.id = i.id
      on conflict (id) do update set name = excluded.name, duty_phone = excluded.duty_phone
      where (known.name, known.duty_phone) is distinct from (excluded.name, excluded.duty_phone)
      returning known.id, (xmax = 0) as added`.execute(tx);
    const added = stored.filter((row) => row.added).length;
    const audit = stored.map(({ id }) => ({ action: 'station.write', target: id }));
    const changed = stored.length - added;
    return { ...nothing(), added, changed, unchanged: rows.length - stored.length, audit };
  },
};

/** A station that has villages outside the importer's area is not theirs to change. */
async function foreignStations(tx: Tx, rows: Numbered<StationRow>[], { within }: ImportContext): Promise<Fault[]> {
  const ids = rows.map(({ value }) => value.id);
  const { rows: held } = await sql<{ station: string; village: string }>`
    select station, village from station_village where station = any(${ids}::text[])`.execute(tx);
  const foreign = new Set(held.filter(({ village }) => !isWithin(village, within)).map(({ station }) => station));
  return rows
    .filter(({ value }) => foreign.has(value.id))
    .map(({ row, value }) => fault(stationSheet.name, row, 'not_yours', value.id));
}

const isWithin = (id: string, within: string[]): boolean => within.some((prefix) => liesIn(id, prefix));

/** Gives villages to stations from a day on: the station before has them until the day before. */
export const stationVillageImporter: Importer<StationVillageRow> = {
  sheet: stationVillageSheet,
  async apply(tx, rows, context) {
    const faults = repeats(stationVillageSheet.name, rows, ({ village, from }) => `${village} ${from}`);
    faults.push(...(await unknowns(tx, rows, context)));
    if (faults.length > 0) return { ...nothing(), faults };
    const outcome = nothing();
    for (const { value } of rows) {
      const change = await giveVillage(tx, value);
      outcome[change] += 1;
      if (change !== 'unchanged') {
        outcome.audit.push({ action: 'station.village', village: value.village, target: value.station });
      }
    }
    if (outcome.audit.length > 0) await context.signIn.changed(tx, 'everyone');
    return outcome;
  },
};

function repeats<Row>(sheet: string, rows: Numbered<Row>[], keyOf: (row: Row) => string): Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, value }) => {
    const key = keyOf(value);
    if (seen.has(key)) return [fault(sheet, row, 'row_twice', key)];
    seen.add(key);
    return [];
  });
}

async function unknowns(tx: Tx, rows: Numbered<StationVillageRow>[], { within }: ImportContext): Promise<Fault[]> {
  const { rows: known } = await sql<{ id: string }>`
    select id from area where level = 'village' and id = any(${rows.map(({ value }) => value.village)}::text[])
    union all select 'station ' || id from station where id = any(${rows.map(({ value }) => value.station)}::text[])`.execute(
    tx,
  );
  const ids = new Set(known.map(({ id }) => id));
  return rows.flatMap(({ row, value }) => [
    ...(ids.has(value.village) && isWithin(value.village, within)
      ? []
      : [fault(stationVillageSheet.name, row, 'unknown_village', value.village, '村代码')]),
    ...(ids.has(`station ${value.station}`)
      ? []
      : [fault(stationVillageSheet.name, row, 'unknown_station', value.station, '派出所编号')]),
  ]);
}

/** Splits the spell in which `from` lies; later spells stay as they are. */
async function giveVillage(
  tx: Tx,
  { village, station, from }: StationVillageRow,
): Promise<'added' | 'changed' | 'unchanged'> {
  const spells = await tx
    .selectFrom('stationVillage')
    .select(['fromDay', 'toDay', 'station'])
    .where('village', '=', village)
    .orderBy('fromDay')
    .execute();
  const around = spells.find(({ fromDay, toDay }) => fromDay <= from && (toDay === null || toDay >= from));
  if (around?.station === station) return 'unchanged';
  const next = spells.find(({ fromDay }) => fromDay > from);
  const toDay = around ? around.toDay : next ? addDays(next.fromDay, -1) : null;
  if (around?.fromDay === from) {
    await tx
      .updateTable('stationVillage')
      .set({ station })
      .where('village', '=', village)
      .where('fromDay', '=', from)
      .execute();
    return 'changed';
  }
  if (around) {
    await tx
      .updateTable('stationVillage')
      .set({ toDay: addDays(from, -1) })
      .where('village', '=', village)
      .where('fromDay', '=', around.fromDay)
      .execute();
  }
  await tx.insertInto('stationVillage').values({ village, fromDay: from, toDay, station }).execute();
  return around ? 'changed' : 'added';
}
