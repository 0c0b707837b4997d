import { setImmediate as otherWork } from 'node:timers/promises';
import type { Month } from '../../domain/calendar/utc8.ts';
import { assess } from '../../domain/duties/assess.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import { forVillage, type Policy, type VillageThreshold } from '../../domain/duties/policy.ts';
import { Rehearsal, type Rehearsed, type RehearsalResult } from '../../domain/duties/rehearsal.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { addElsewhere, type Instead } from '../scorecards/elsewhere.ts';
import { entriesFor } from '../scorecards/entries.ts';
import { freshen } from '../scorecards/fresh.ts';
import { sendingIn } from '../platform/db/pipeline.ts';
import { inputsFor, thresholdsOf } from '../scorecards/inputs.ts';
import { batches } from '../scorecards/recount.ts';
import type { CountingServices } from '../scorecards/turns.ts';
import type { Threshold } from './thresholds.ts';

/** A draft, and the month of an area it is tried on. */
export interface Trial {
  area: string;
  month: Month;
  policy: Policy;
  thresholds: Threshold[];
}

/**
 * Judges a past month of every village of an area twice by the one rule there is, `assess`: by what judged it, and by the draft,
 * over the same entries, postings, absences and closing. Nothing is stored. Villages that were not judged are left out. Other
 * work has its turn after each village. `tell` is told how many are done and answers whether to go on; null: it was ended.
 */
export async function rehearse(
  services: CountingServices,
  trial: Trial,
  villages: string[],
  tell: (done: number) => Promise<boolean>,
): Promise<RehearsalResult | null> {
  const { area, month } = trial;
  // beside figures that would be counted anew by whoever looked at them
  await freshen(services, [area], month);
  const rehearsal = new Rehearsal();
  let done = 0;
  for (const batch of batches(villages.map((village) => ({ village, month })))) {
    if (!(await tell(done))) return null;
    await scoped(services.db, rangeOf(batch.villages[0]?.slice(0, 6) ?? ''), async (tx) => {
      for await (const one of judgedTwice(services, tx, batch.villages, trial)) rehearsal.add(one);
    });
    done += batch.villages.length;
  }
  return (await tell(done)) ? rehearsal.result() : null;
}

async function* judgedTwice(
  { clock, holidays }: CountingServices,
  tx: Tx,
  villages: string[],
  trial: Trial,
): AsyncGenerator<Rehearsed> {
  const { month } = trial;
  const around = { holidays, asOf: clock.journalNow() };
  const county = villages[0]?.slice(0, 6) ?? '';
  const judged = await inputsFor(tx, villages, month);
  await addElsewhere(tx, judged, month, { ...around, county });
  const instead = underTrial(trial, await sendingIn(tx, (sender) => thresholdsOf(sender, [...judged.keys()])));
  const tried = new Map([...judged].map(([village, given]) => [village, instead(village, given)]));
  await addElsewhere(tx, tried, month, { ...around, county }, instead);
  const policies = [...judged.values(), ...tried.values()].map(({ policy }) => policy);
  const entries = await entriesFor(tx, [...judged.keys()], entriesNeeded(policies, month));
  for (const [village, given] of judged) {
    const rest = { ...around, month, entries: entries.get(village) ?? [] };
    const after = tried.get(village) ?? given;
    yield { village, before: assess({ ...given, ...rest }), after: assess({ ...after, ...rest }) };
    await otherWork();
  }
}

/** A village's inputs under the draft; outside its area as they are. The draft's own thresholds hold in the month tried. */
function underTrial({ area, month, policy, thresholds }: Trial, stored: Map<string, VillageThreshold[]>): Instead {
  return (village, given) => {
    if (!village.startsWith(area)) return given;
    const drafted = thresholds
      .filter((own) => own.village === village)
      .map(({ duty, threshold }): VillageThreshold => ({ duty, threshold, fromMonth: month, toMonth: null }));
    const kept = (stored.get(village) ?? []).filter(({ duty }) => !drafted.some((own) => own.duty === duty));
    const { elsewhere: _, ...rest } = given;
    return { ...rest, policy: forVillage(policy, [...drafted, ...kept], month) };
  };
}
