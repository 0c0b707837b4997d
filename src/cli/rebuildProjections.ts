import { Presets, SingleBar } from 'cli-progress';
import { ClockForces } from '../server/cases/clockForces.ts';
import { rebuildCases } from '../server/cases/refresh.ts';
import { everything, scoped } from '../server/platform/db/database.ts';
import { holidays } from '../server/platform/holidays.ts';
import { rebuildCards } from '../server/scorecards/rebuild.ts';
import { type Beside, besideServer, tell } from './besideServer.ts';

/** Makes all cases and scorecards anew from the journals, with a progress bar, and says how many. */
export function rebuildProjections(): Promise<void> {
  return besideServer(async ({ connection, clock }) => {
    const { cases, cards } = await rebuildAll({ connection, clock }, bar('事项 / cases'), bar('履职情况 / scorecards'));
    tell(`已重新生成:事项${cases},履职情况${cards} / made anew: ${cases} cases, ${cards} scorecards`);
    return true;
  });
}

type Progress = (done: number, of: number) => void;

async function rebuildAll(
  { connection, clock }: Pick<Beside, 'connection' | 'clock'>,
  casesDone: Progress,
  cardsDone: Progress,
): Promise<{ cases: number; cards: number }> {
  const { db, pipelines } = connection;
  const services = { db, pipelines, clock, holidays, clockForces: new ClockForces() };
  const journals = await scoped(db, everything, (tx) =>
    tx.selectFrom('journalHead').select('village').orderBy('village').execute(),
  );
  let cases = 0;
  for (const [index, { village }] of journals.entries()) {
    cases += await rebuildCases(services, village);
    casesDone(index + 1, journals.length);
  }
  return { cases, cards: await rebuildCards(services, cardsDone) };
}

/** A progress bar that comes with the first step and goes with the last. */
function bar(title: string): Progress {
  const shown = new SingleBar({ format: `${title} {bar} {percentage}% {value}/{total}` }, Presets.shades_classic);
  return (done, of) => {
    if (!shown.isActive) shown.start(of, done);
    shown.update(done);
    if (done >= of) shown.stop();
  };
}
