import { dutyIds, type DutyId, type DutyState } from './duty.ts';

/** One row of a scorecard (a posting's or a village's), as far as a roll-up needs it. */
export interface ScoredRow {
  /** The area it is to be counted in. */
  area: string;
  duties: { [Id in DutyId]?: { required: number; done: number; state: DutyState } };
}

/** A duty over many rows: how many rows stand how, the sums, and `of` how many rows have it. */
export interface RolledUp {
  met: number;
  open: number;
  missed: number;
  exempt: number;
  aim: number;
  required: number;
  done: number;
  of: number;
}

/** Rows by area and duty; the order of the rows does not matter. Not for officers: there is no league table (red line R16). */
export function rollUp(rows: Iterable<ScoredRow>): Map<string, { [Id in DutyId]?: RolledUp }> {
  const areas = new Map<string, { [Id in DutyId]?: RolledUp }>();
  for (const { area, duties } of rows) {
    let sums = areas.get(area);
    if (sums === undefined) areas.set(area, (sums = {}));
    for (const id of dutyIds) {
      const result = duties[id];
      if (result === undefined) continue;
      const sum = (sums[id] ??= { met: 0, open: 0, missed: 0, exempt: 0, aim: 0, required: 0, done: 0, of: 0 });
      sum[result.state] += 1;
      sum.required += result.required;
      sum.done += result.done;
      sum.of += 1;
    }
  }
  return areas;
}
