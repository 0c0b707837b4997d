import { useState } from 'react';
import { type CaseLine, type Held, type StationInbox, useStationInbox } from './stationInbox.ts';

/** The row of a case, and of a held entry: one taken is a case under the same id. */
export const caseRow = ({ id }: Pick<CaseLine, 'id'>): string => `case ${id}`;
export const heldRow = ({ id }: Pick<Held, 'id'>): string => `held ${id}`;

interface Still extends StationInbox {
  /** How much came since, and is not shown yet. */
  fresh: number;
}

/**
 * What waits for the station, as it stands on the screen: while a row is open nothing comes or goes around it, or the next tap would
 * fall on something else. The lines themselves read as they are now.
 */
export function useStill(open: string): Still {
  const live = useStationInbox();
  const [still, setStill] = useState(live);
  const cases = new Map(live.cases.map((one) => [caseRow(one), one]));
  const rows = new Set([...cases.keys(), ...live.held.map(heldRow)]);
  if (!rows.has(open)) {
    if (still !== live) setStill(live);
    return { ...live, fresh: 0 };
  }
  const shown = new Set([...still.cases.map(caseRow), ...still.held.map(heldRow)]);
  return {
    ...live,
    cases: still.cases.map((one) => cases.get(caseRow(one)) ?? one),
    held: still.held,
    fresh: [...rows].filter((row) => !shown.has(row)).length,
  };
}
