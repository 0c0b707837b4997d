import type { DutyId } from './duty.ts';

/**
 * What officers did in their other villages in the same month, for duties counted over all of an officer's villages: officer
 * → duty → days of the month (1 to 31) posted there and not absent, and the keys of what counted. Made by `elsewhereOf`.
 */
export type Elsewhere = Record<string, { [Id in DutyId]?: { days: number[]; counted: string[] } }>;
