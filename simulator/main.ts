import { readFileSync } from 'node:fs';
import { type Order, Line } from './line.ts';
import { run } from './run.ts';

// Runs as a process of its own, forked by drive.ts, so that living and serving share no thread.
const order = JSON.parse(process.env['VILLAGE_BEAT_ORDER'] ?? '{}') as Order;
const calendar = JSON.parse(readFileSync(new URL('../data/holidays-cn.json', import.meta.url), 'utf8')) as {
  days: Record<string, string>;
};
const holidays = new Set(Object.keys(calendar.days).filter((day) => calendar.days[day] === 'holiday'));

const tally = await run(order, new Line(), holidays);
process.send?.({ finished: tally }, () => process.exit(0));
