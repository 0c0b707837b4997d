import { writeFile } from 'node:fs/promises';
import { appends, rawInserts } from './append.ts';
import { type Beside, inTurns, type Measured } from './measure.ts';
import { pullOfAYear } from './pull.ts';
import { cityScorecard } from './scorecard.ts';
import { phones, startSystem } from './system.ts';

/** One line of the table: what was measured, beside what, and the ratio that counts. Absolute figures vary by machine. */
interface Line {
  what: string;
  ours: string;
  beside: string;
  /** The median of the turns, where ours and the raw limit took turns. */
  ratio: number;
  ratios?: number[];
  target: string;
}

// `npm run bench -- desk`, `npm run bench -- phone [part …]`
if (process.argv[2] === 'desk') {
  await (await import('./desk.ts')).measureDesk();
  process.exit();
}
if (process.argv[2] === 'phone') {
  await (await import('./phone.ts')).measurePhone(process.argv.slice(3));
  process.exit();
}

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
/** How often ours and the raw limit take turns; one turn is chance, and what has a target is measured oftener. */
const turnsFor = (target: string): number => (target === '' ? 3 : 9);
const rate = (measured: Measured): string => `${Math.round(measured.perSecond)}/s, p99 ${measured.p99.toFixed(1)} ms`;
const time = (measured: Measured): string => `${measured.p50.toFixed(2)} ms, p95 ${measured.p95.toFixed(2)} ms`;

const system = await startSystem();
const lines: Line[] = [];
try {
  const ready = await phones(system, 32);
  for (const lanes of [1, 8, 32]) {
    const target = lanes === 32 ? 'goal ≥ 0.5, floor 0.2' : '';
    const turns = await inTurns(
      turnsFor(target),
      () => rawInserts(system, lanes, 1, SECONDS),
      () => appends(system, ready, lanes, 1, SECONDS),
    );
    lines.push(compare(`append, ${lanes} phones, 1 entry a push`, turns, target));
  }
  for (const lanes of [1, 8, 32]) {
    const target = lanes === 8 ? 'goal ≥ 0.15, floor 0.08' : '';
    const turns = await inTurns(
      turnsFor(target),
      () => rawInserts(system, lanes, 100, SECONDS),
      () => appends(system, ready, lanes, 50, SECONDS),
    );
    lines.push(compare(`append, ${lanes} phones, 50 entries a push (raw: 100 rows)`, turns, target));
  }
  const pulled = await pullOfAYear(system, ready[0]!);
  lines.push({
    what: `pull of 720 entries (${Math.round(pulled.gzip / 1024)} KB gzip)`,
    ours: time(pulled.pull),
    beside: time(pulled.bare),
    ratio: pulled.pull.p50 / pulled.bare.p50,
    target: '≤ 3, ≤ 150 KB',
  });
  const city = await cityScorecard(system);
  lines.push({
    what: 'city by area, ten years of cards beside one',
    ours: time(city.tenYears),
    beside: time(city.oneYear),
    ratio: city.tenYears.p50 / city.oneYear.p50,
    target: '≤ 1.3',
  });
  lines.push({
    what: 'city by area beside a bare page of the same stack',
    ours: time(city.tenYears),
    beside: time(city.bareThroughStack),
    ratio: city.tenYears.p50 / city.bareThroughStack.p50,
    target: '< 10',
  });
} finally {
  await system.stop();
}
process.stdout.write(`${table(lines)}\n`);
await writeFile(
  'bench/latest.json',
  `${JSON.stringify({ at: new Date().toISOString(), seconds: SECONDS, lines }, null, 2)}\n`,
);

function compare(what: string, { ours, raw, ratio, ratios }: Beside, target: string): Line {
  const line = { what, ours: rate(ours), beside: rate(raw), ratio, ratios, target };
  const each = ratios.map((one) => one.toFixed(2)).join(', ');
  process.stderr.write(`${what}: ${line.ours} beside ${line.beside}; in turns ${each}\n`);
  return line;
}

function table(rows: Line[]): string {
  const body = rows.map(
    ({ what, ours, beside, ratio, target }) => `| ${what} | ${ours} | ${beside} | ${ratio.toFixed(2)} | ${target} |`,
  );
  return ['| what | ours | beside (raw, same run) | ratio | target |', '|---|---|---|---|---|', ...body].join('\n');
}
