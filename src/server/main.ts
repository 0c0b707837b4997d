import { readSettings } from './platform/config.ts';
import { explain } from './platform/explain.ts';
import { type Running, start } from './start.ts';

/** Ctrl-C reaches us twice when npm or the launcher stands in front and passes it on. */
const SAME_SIGNAL = 2000;
const LONGEST_STOP = 60_000;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the server until it is told to stop; the exit code says whether it ended as it should. */
export async function run(): Promise<void> {
  const ending = new Ending();
  process.on('uncaughtException', (error) => ending.fail(error));
  process.on('unhandledRejection', (error) => ending.fail(error));
  // `disconnect`: the launcher that started us is gone
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(signal, () => ending.asked());
  }
  try {
    const settings = readSettings(process.env);
    const { address } = await ending.after(start(settings, { tell, lost: (why) => ending.fail(why) }));
    tell(`村警务系统已就绪 / Village Beat is ready: ${address}`);
  } catch (error) {
    ending.fail(error);
  }
}

/** How the program ends: once, whole, with a code. */
class Ending {
  #starting: Promise<Running> | undefined;
  #since: number | undefined;
  #code = 0;

  after(starting: Promise<Running>): Promise<Running> {
    this.#starting = starting;
    return starting;
  }

  /** A signal. Another one later means: now. */
  asked(): void {
    if (this.#since !== undefined && Date.now() - this.#since > SAME_SIGNAL) process.exit(1);
    void this.#end();
  }

  fail(why: unknown): void {
    this.#code = 1;
    explain(why);
    void this.#end();
  }

  async #end(): Promise<void> {
    if (this.#since !== undefined) return;
    this.#since = Date.now();
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    try {
      // one that is still starting is waited for: it cannot be cut short without leaving a database behind
      const running = await this.#starting?.catch(() => undefined);
      await running?.stop();
    } catch (error) {
      this.#code = 1;
      explain(error);
    }
    process.exit(this.#code);
  }
}
