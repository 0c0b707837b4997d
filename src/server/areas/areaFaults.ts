import { sql } from 'kysely';
import { type AreaRow, areaSheet } from '../../domain/areas/areaSheet.ts';
import { liesIn, officialCodeOf, parentOf } from '../../domain/areas/id.ts';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import type { Tx } from '../platform/db/database.ts';

type Rows = Numbered<AreaRow>[];

/**
 * What speaks against a list of areas, given what is known already: every fault of every row. `foreign` are areas above
 * the importer's own that are merely mentioned, as a list of a county mentions its city.
 */
export async function faultsOfAreas(
  tx: Tx,
  rows: Rows,
  within: string[],
): Promise<{ faults: Fault[]; foreign: Set<string> }> {
  const known = await knownOf(tx, rows);
  const listed = new Map(rows.map(({ value }) => [value.id, value]));
  const foreign = new Set<string>();
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { row, value } of rows) {
    const refuse = (code: string, found: string, column: string) =>
      faults.push(fault(areaSheet.name, row, code, found, column));
    if (seen.has(value.id)) refuse('row_twice', value.id, '代码');
    seen.add(value.id);
    if (!within.some((prefix) => liesIn(value.id, prefix))) {
      if (known.has(value.id) && within.some((prefix) => liesIn(prefix, value.id))) foreign.add(value.id);
      else refuse('not_yours', value.id, '代码');
    }
    const parent = parentOf(value.id);
    if (parent !== null && !listed.has(parent) && !known.has(parent)) refuse('unknown_parent', parent, '代码');
    const { successor } = value;
    const code = successor && successorFault(successor, listed.get(successor), known.get(successor), within);
    if (code) refuse(code, successor, '并入');
  }
  return { faults: [...faults, ...faultsOfCodes(rows, known)], foreign };
}

function successorFault(
  id: string,
  row: AreaRow | undefined,
  known: Known | undefined,
  within: string[],
): string | null {
  if (!row && !known) return 'unknown_successor';
  if (row?.closedOn ?? known?.closedOn) return 'bad_successor';
  return within.some((prefix) => liesIn(id, prefix)) ? null : 'not_yours';
}

interface Known {
  id: string;
  officialCode: string | null;
  closedOn: string | null;
}

/** What the database knows of the listed areas, the areas above them, their successors and whoever holds their codes. */
async function knownOf(tx: Tx, rows: Rows): Promise<Map<string, Known>> {
  const ids = new Set<string>();
  const codes: string[] = [];
  for (const { value } of rows) {
    ids.add(value.id);
    for (const id of [parentOf(value.id), value.successor]) if (id) ids.add(id);
    const code = value.officialCode ?? officialCodeOf(value.id);
    if (code) codes.push(code);
  }
  const { rows: found } = await sql<Known>`
    select id, official_code, closed_on from area where id = any(${[...ids]}::text[])
    union select id, official_code, closed_on from area where official_code = any(${codes}::text[])`.execute(tx);
  return new Map(found.map((area) => [area.id, area]));
}

/** Two open areas must not answer to one official code. */
function faultsOfCodes(rows: Rows, known: Map<string, Known>): Fault[] {
  const listed = new Set(rows.map(({ value }) => value.id));
  const owner = new Map<string, string>();
  for (const area of known.values()) {
    if (area.officialCode && !area.closedOn && !listed.has(area.id)) owner.set(area.officialCode, area.id);
  }
  const coded = rows.flatMap(({ row, value }) => {
    const before = known.get(value.id);
    const code =
      value.officialCode ??
      (value.officialCode === null ? null : before ? before.officialCode : officialCodeOf(value.id));
    return code === null || value.closedOn || before?.closedOn ? [] : [{ row, id: value.id, code }];
  });
  return coded.flatMap(({ row, id, code }) => {
    const taken = owner.get(code) ?? id;
    owner.set(code, taken);
    return taken === id ? [] : [fault(areaSheet.name, row, 'official_code_taken', code, '官方代码')];
  });
}
