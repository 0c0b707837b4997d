import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

/**
 * Structured lines on standard error; standard output is for people. What people sent never goes in: no bodies, no queries, no addresses, no names;
 * routes stand as their patterns.
 */
export function logTo(level: string, destination: DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: withoutValues, err: withoutValues },
    },
    destination,
  );
}

/** Writes without holding up requests, and flushes at the end. A full disk behind it must not end the service. */
function standardError(): DestinationStream {
  const destination = pino.destination({ dest: 2, sync: false });
  destination.on('error', () => undefined);
  return destination;
}

/** PostgreSQL repeats a row's values in `detail` and `where`, Kysely a statement's parameters: only what cannot hold them stays. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, stack } = stdSerializers.err(error);
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  const frames = (stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return { type, code, table, constraint, message: withoutQuoted(error.message), stack: frames.join('\n') };
}

/** `invalid input syntax for type uuid: "张三"` → the value becomes `…`. Names of columns and tables stand in quotes as well. */
const withoutQuoted = (message: string): string =>
  message
    .split('\n')[0]!
    .replaceAll(/"[^"]*"/g, '"…"')
    .slice(0, 200);
