import type { DutyResult, Evidence } from './duty.ts';

/**
 * A closed month's result with what came too late shown beside it. `told`: the evidence as it would be had the month not
 * closed; an entry that would have counted is `late`, another keeps its reason.
 */
export function withLate(result: DutyResult, told: readonly Evidence[], isLate: (id: string) => boolean): DutyResult {
  const aim = result.state === 'aim';
  const evidence = [...result.evidence];
  let late = 0;
  for (const item of told) {
    const id = isLate(item.id) ? item.id : item.by !== undefined && isLate(item.by) ? item.by : null;
    if (id === null) continue;
    // a case that was opened too late leaves an aim's due as well as its done
    const would = item.counted || (aim && id === item.id);
    if (would) late += 1;
    if (would || id === item.id) evidence.push({ id, counted: false, why: would ? 'late' : item.why });
  }
  return { ...result, late, evidence };
}
