/** Which old ledger a line of history is from: kinds of entry it would have been noted as. */
export const ledgers = [
  'visit',
  'diary',
  'dispute',
  'hazard',
  'information',
  'patrol',
  'lawClass',
  'publicity',
  'serviceJob',
] as const;
export type Ledger = (typeof ledgers)[number];

/** Most lines of one import. */
export const MOST_LINES = 5000;
