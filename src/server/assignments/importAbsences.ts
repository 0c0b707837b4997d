import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import type { Absence } from '../../domain/people/absences.ts';
import { type AbsenceRow, absenceSheet } from '../../domain/people/sheets.ts';
import { actorOf, type ImportContext, type Importer, nothing, type Outcome } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';
import { absenceById, absenceOf, judgeAbsence, settleAbsence, storeAbsence } from './absences.ts';
import { officersByBadge } from './importOfficers.ts';

const HEADERS = {
  ...{ officer: '警号', unit: '单位', from: '起日', to: '止日' },
  ...{ substitute: '代管民警警号', substitutes: '代管民警警号' },
} as const;

/** Records absences from a sheet; they stand at once. Known by who is away, first day and kind. */
export const absenceImporter: Importer<AbsenceRow> = {
  sheet: absenceSheet,
  async apply(tx, rows, context) {
    const officers = await officersByBadge(
      tx,
      rows.flatMap(({ value }) => [value.badge ?? [], value.substitute ?? []].flat()),
    );
    const outcome = nothing();
    for (const row of rows) await applyRow(tx, row, officers, context, outcome);
    context.progress(rows.length, rows.length);
    return outcome;
  },
};

async function applyRow(
  tx: Tx,
  { row, value }: Numbered<AbsenceRow>,
  officers: Map<string, string>,
  context: ImportContext,
  outcome: Outcome,
): Promise<void> {
  const wanted = resolve(row, value, officers);
  outcome.faults.push(...wanted.faults);
  if (!wanted.absence) return;
  if (wanted.absence.officer !== null && wanted.absence.officer === actorOf(context)) {
    outcome.faults.push(fault(absenceSheet.name, row, 'own_proposal', value.badge, HEADERS.officer));
    return;
  }
  const before = await storedLike(tx, wanted.absence);
  const absence = before ? { ...wanted.absence, id: before.id } : wanted.absence;
  const faults = await judgeAbsence(tx, absence, { within: context.within, units: [] });
  outcome.faults.push(
    ...faults.map(({ field, code }) => fault(absenceSheet.name, row, code, undefined, HEADERS[field])),
  );
  if (faults.length > 0) return;
  if (!before) {
    outcome.added += 1;
    outcome.audit.push({ action: 'absence.record', target: absence.id });
    await storeAbsence(tx, context, absence, actorOf(context));
  } else if (isSame(before, absence)) outcome.unchanged += 1;
  else {
    outcome.changed += 1;
    outcome.audit.push({ action: 'absence.change', target: absence.id });
    const { to, substitute, state } = absence;
    await tx.updateTable('absence').set({ toDay: to, substitute, state }).where('id', '=', absence.id).execute();
    await settleAbsence(tx, context, absence, before);
  }
}

const isSame = (a: Absence, b: Absence): boolean =>
  a.to === b.to && a.substitute === b.substitute && a.state === b.state;

function resolve(
  row: number,
  { badge, substitute, unit, from, to, kind }: AbsenceRow,
  officers: Map<string, string>,
): { absence?: Absence; faults: Fault[] } {
  const id = (text: string | undefined) => (text === undefined ? undefined : officers.get(text.toLowerCase()));
  const faults: Fault[] = [];
  const unknown = (text: string, column: string) =>
    faults.push(fault(absenceSheet.name, row, 'unknown_officer', text, column));
  if (badge && !id(badge)) unknown(badge, HEADERS.officer);
  if (substitute && !id(substitute)) unknown(substitute, HEADERS.substitute);
  if (faults.length > 0) return { faults };
  return {
    faults,
    absence: absenceOf({ officer: id(badge), unit, from, to, kind, substitute: id(substitute), state: 'approved' }),
  };
}

async function storedLike(tx: Tx, { officer, unit, from, kind }: Absence): Promise<Absence | undefined> {
  const found = await tx
    .selectFrom('absence')
    .select('id')
    .where((where) => (officer === null ? where('unit', '=', unit) : where('officer', '=', officer)))
    .where('fromDay', '=', from)
    .where('kind', '=', kind)
    .where('state', 'in', ['proposed', 'approved'])
    .executeTakeFirst();
  return found && absenceById(tx, found.id);
}
