import { type Settings, SettingsFault, readSettings } from './platform/config.ts';
import { Sentence } from './platform/sentence.ts';
import { type Running, start } from './start.ts';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the server until it is told to stop; the exit code says whether it ended as it should. */
export async function run(): Promise<void> {
  let running: Running | undefined;
  let ending = false;
  const end = async (code: number): Promise<void> => {
    // a second signal means: now
    if (ending) process.exit(1);
    ending = true;
    await running?.stop().catch((error: unknown) => {
      explain(error);
      code = 1;
    });
    process.exit(code);
  };
  const fail = (why: unknown): void => {
    explain(why);
    void end(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    const settings: Settings = readSettings(process.env);
    const starting = start(settings, { tell, lost: fail });
    // a signal while starting waits for the start: it undoes itself whole or not at all
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
      process.on(
        signal,
        () =>
          void starting.then(
            () => end(0),
            () => undefined,
          ),
      );
    }
    running = await starting;
    tell(`村警务系统已就绪 / Village Beat is ready: ${running.address}`);
  } catch (error) {
    fail(error);
  }
}

/** Sentences stand alone; anything else is a fault of ours and shows where. */
function explain(error: unknown): void {
  const text = error instanceof Sentence || error instanceof SettingsFault ? error.message : describe(error);
  process.stderr.write(`${text}\n`);
}

function describe(error: unknown): string {
  return `程序出错,未能继续 / A fault of ours; the program cannot go on.\n${withCause(error)}`;
}

function withCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nbecause of: ${withCause(error.cause)}`;
}
