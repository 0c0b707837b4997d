import type { Entry } from '../journal/entry.ts';
import type { DutyResult, Evidence } from './duty.ts';

/** What came too late for a closed month. */
export interface Late {
  is: (id: string) => boolean;
  /** The late entries that refer to an entry. */
  about: (id: string) => readonly string[];
}

/** Reads the late ones among raw entries. */
export function lateAmong(entries: readonly Entry[], isLate: (entry: Entry) => boolean): Late {
  const late = new Set<string>();
  const abouts = new Map<string, string[]>();
  for (const entry of entries) {
    if (!isLate(entry) || late.has(entry.id)) continue;
    late.add(entry.id);
    if (entry.about === undefined) continue;
    const known = abouts.get(entry.about);
    if (known === undefined) abouts.set(entry.about, [entry.id]);
    else known.push(entry.id);
  }
  return { is: (id) => late.has(id), about: (id) => [...(abouts.get(id) ?? [])].sort() };
}

/**
 * A closed month's result with what came too late shown beside it. `told`: the evidence as it would be had the month not
 * closed. A late entry that would have counted is `late`, another keeps its reason; a late correction, confirmation or step
 * is `late` where it would have made a figure another.
 */
export function withLate(result: DutyResult, told: readonly Evidence[], late: Late): DutyResult {
  const shown: Evidence[] = [];
  const show = (id: string, why: Evidence['why']) => {
    if (!shown.some((item) => item.id === id)) shown.push({ id, counted: false, why });
  };
  const aim = result.state === 'aim';
  const unsaid = new Map(result.evidence.map((item) => [item.id, item]));
  for (const item of told) {
    const before = unsaid.get(item.id);
    unsaid.delete(item.id);
    const id = late.is(item.id) ? item.id : item.by !== undefined && late.is(item.by) ? item.by : null;
    if (id === null) {
      if (differs(aim, before, item)) for (const other of behind(late, before, item)) show(other, 'late');
      continue;
    }
    // a case that was opened too late leaves an aim's due as well as its done
    const would = item.counted || (aim && id === item.id);
    if (would || id === item.id) show(id, would ? 'late' : item.why);
  }
  for (const gone of unsaid.values())
    if (differs(aim, gone, undefined)) for (const other of behind(late, gone)) show(other, 'late');
  const count = shown.filter((item) => item.why === 'late').length;
  return { ...result, late: count, evidence: [...result.evidence, ...shown] };
}

/** Whether a figure would be another: what is done, or of an aim what was due. */
function differs(aim: boolean, before: Evidence | undefined, now: Evidence | undefined): boolean {
  if (aim && (before === undefined) !== (now === undefined)) return true;
  return (before?.counted ?? false) !== (now?.counted ?? false);
}

/** The late entries behind a difference: those about the entry itself, or about what decided it. */
function behind(late: Late, ...items: (Evidence | undefined)[]): string[] {
  const ids = items.flatMap((item) =>
    item === undefined ? [] : item.by === undefined ? [item.id] : [item.id, item.by],
  );
  return ids.flatMap((id) => late.about(id));
}
