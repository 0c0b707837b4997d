import type { EventData, TestsStream } from 'node:test';
import { relative } from 'node:path';
import { inspect } from 'node:util';

interface Outcome {
  passed: number;
  failed: number;
}

type Failure = EventData.TestFail;

/**
 * Prints each failure with what was expected and where, and closes with `N passed, N failed` on a line of its own.
 * A test counts, a `describe` around tests does not; a file that breaks before its first test counts as failed.
 */
export async function report(events: TestsStream, out: NodeJS.WritableStream): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0 };
  const durations: [file: string, ms: number][] = [];
  const started = Date.now();
  for await (const event of events) {
    if (event.type === 'test:pass' && (event.data.skip || event.data.todo)) out.write(`skipped: ${event.data.name}\n`);
    if (event.type === 'test:pass' && isTest(event.data)) outcome.passed++;
    if (event.type === 'test:fail' && countsAsFailed(event.data)) {
      outcome.failed++;
      out.write(describeFailure(event.data));
    }
    if (event.type === 'test:summary' && event.data.file) durations.push([event.data.file, event.data.duration_ms]);
    if (event.type === 'test:stderr' || event.type === 'test:stdout') out.write(event.data.message);
  }
  out.write(
    `\n${slowest(durations)}${seconds(Date.now() - started)} in all\n${outcome.passed} passed, ${outcome.failed} failed\n`,
  );
  return outcome;
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

/** The files worth a look when the run has become slow. */
function slowest(durations: [file: string, ms: number][]): string {
  const slow = durations.filter(([, ms]) => ms > 10_000).toSorted(([, a], [, b]) => b - a);
  return slow
    .slice(0, 20)
    .map(([file, ms]) => `${seconds(ms)} ${relative(process.cwd(), file)}\n`)
    .join('');
}

/** A file is reported as a test of the file's name when it holds none; `skip` and `todo` are not passes. */
function isTest(data: EventData.TestPass): boolean {
  return data.details.type !== 'suite' && data.name !== data.file && !data.skip && !data.todo;
}

function countsAsFailed(data: Failure): boolean {
  return causeOf(data)?.failureType !== 'subtestsFailed';
}

interface Cause {
  failureType?: string;
  cause?: unknown;
}
const causeOf = (data: Failure): Cause | undefined => data.details.error;

function describeFailure(data: Failure): string {
  if (causeOf(data)?.failureType === 'cancelledByParent') return `✖ ${data.name}: not run, see the failure around it\n`;
  const cause = causeOf(data)?.cause ?? data.details.error;
  const whole = cause instanceof Error ? told(cause) : inspect(cause, { depth: 4 });
  const text = whole.replaceAll(/\n\s+at .*node:internal.*/g, '').replaceAll(/^(.{400}).+$/gm, '$1…');
  const place = data.file ? `${data.file}:${data.line}` : '';
  return `\n✖ ${data.name}\n  ${place}\n${text.replaceAll(/^/gm, '    ')}\n`;
}

/** An error with what caused it: a property that fails says only in its cause what was found. */
function told(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nbecause: ${told(error.cause)}` : own;
}
