import { SettingsFault } from './config.ts';
import { Sentence } from './sentence.ts';

/** Says on stderr why the program cannot go on. Sentences stand alone; anything else is a fault of ours and shows where. */
export function explain(error: unknown): void {
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
