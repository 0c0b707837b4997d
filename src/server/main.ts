import { type Settings, readSettings } from './platform/config.ts';
import { explain } from './platform/explain.ts';
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
