import { Presets, SingleBar } from 'cli-progress';
import type { Extent } from '../server/begunDemo.ts';
import { readSettings } from '../server/platform/config.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { start } from '../server/start.ts';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the system on the data folder, lets the city of phones fill it, and stops it again. */
export async function runSimulation(extent: Extent): Promise<void> {
  const bar = new SingleBar({ format: '{bar} {percentage}% · {day} · {entries}' }, Presets.shades_classic);
  const settings = readSettings({ ...process.env, PORT: '0', DEMO: '1' });
  const lost = (why: unknown): void => {
    throw why;
  };
  const running = await start(
    settings,
    { tell, lost },
    {
      extent,
      onProgress: ({ done, of, day, entries }) => {
        if (!bar.isActive) bar.start(of, done, { day, entries });
        bar.update(done, { day, entries });
      },
    },
  );
  const whole = await running.filled;
  bar.stop();
  await running.stop();
  if (whole === undefined) throw notEmpty();
  process.exitCode = whole ? 0 : 1;
}

const notEmpty = (): Sentence =>
  new Sentence(
    '数据库里已经有人员:simulate 只填充空数据库,请用 DATA_DIR 指定一个新的文件夹。',
    'There are people in the database already: simulate fills an empty one only. Name a new folder with DATA_DIR.',
    undefined,
  );
