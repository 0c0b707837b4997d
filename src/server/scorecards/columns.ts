import type { DutyState } from '../../domain/duties/duty.ts';

/**
 * The columns of a duty's figures in `scorecard_posting` and `scorecard_village`: prefix + `_required`, `_done`, `_state`,
 * `_late`. Typed columns, so that a roll-up is a plain sum; the duty ids are the contract's.
 */
export const postingDuties = ['villageDays', 'householdVisits', 'informationPassed', 'contactBriefed'] as const;

export const villageDuties = [
  'informationAnswered',
  'alertPublished',
  'monthlyAnalysis',
  'lawClass',
  'incidentPrompt',
  'disputeSameDay',
  'disputeInVillage',
  'hazardRepaired',
] as const;

export const figures = ['required', 'done', 'state', 'late'] as const;

/** `householdVisits` → `household_visits`. */
export const columnOf = (duty: string): string => duty.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** One duty's stored figures. */
export interface Figures {
  required: number;
  done: number;
  state: DutyState;
  late: number;
}

/** Column → value for the duties given; a duty without a result clears its columns. */
export function toColumns(
  duties: readonly string[],
  results: Readonly<Record<string, Figures | undefined>>,
): Record<string, string | number | null> {
  return Object.fromEntries(
    duties.flatMap((duty) =>
      figures.map((figure) => [`${columnOf(duty)}_${figure}`, results[duty]?.[figure] ?? null] as const),
    ),
  );
}

/** The duties of a stored row that the policy had, by id. Keys come in camel case from the driver. */
export function fromColumns(
  duties: readonly string[],
  row: Readonly<Record<string, unknown>>,
): Record<string, Figures> {
  const found: Record<string, Figures> = {};
  for (const duty of duties) {
    if (row[`${duty}State`] == null) continue;
    found[duty] = Object.fromEntries(
      figures.map((figure) => [figure, row[`${duty}${capital(figure)}`]]),
    ) as unknown as Figures;
  }
  return found;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
