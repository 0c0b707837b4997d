import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { gzipOf, keptFiles } from '../checks/kept.ts';
import { buildApp } from '../src/server/apps/buildApp.ts';
import { openBrowser } from '../tests/journeys/support/browser.ts';
import { measureMinute } from './phone/minute.ts';
import { measureOpening } from './phone/opening.ts';
import { measureSaving } from './phone/saving.ts';
import { SLOWER } from './phone/screen.ts';
import type { Profile } from './phone/slowLine.ts';
import { fillYear, measureSync } from './phone/syncing.ts';
import { countTaps } from './phone/taps.ts';
import { startSystem, type System, villagesOf } from './system.ts';

/** One line of the table: what was measured, beside what, and what it is to be. */
interface Line {
  what: string;
  ours: string;
  beside: string;
  target: string;
  met?: boolean;
}

/** The edge of coverage, and what Lighthouse holds for a phone of the middle. */
const EDGE: Profile = { bitsPerSecond: 400_000, roundTrip: 300 };
const BEYOND: Profile = { bitsPerSecond: 50_000, roundTrip: 600 };
const MIDDLE: Profile = { bitsPerSecond: 1_600_000, roundTrip: 150 };

type Part = (system: System, browser: Browser, villages: string[]) => Promise<Line[]>;

/** What is measured of the phone, by name: `npm run bench -- phone [part …]`. Each part has villages of its own. */
const parts: Record<string, Part> = {
  size: () => Promise.resolve(sizes()),
  taps: async (system, browser, [village = '']) => {
    const { fresh, known } = await countTaps(system, browser, village);
    return [['a household never visited', fresh] as const, ['a household visited before', known] as const].map(
      ([whom, { taps, keys }]) => ({
        what: `a visit to ${whom}, from home`,
        ours: `${taps} taps, ${keys} keys`,
        beside: '',
        target: '≤ 4 taps, no key',
        met: taps <= 4 && keys === 0,
      }),
    );
  },
  saving: async (system, browser, [, village = '']) => {
    const { ours, bare, transactions } = await measureSaving(system, browser, village);
    const line = `from save to the end of its transaction, ${SLOWER}× slower (${ours.count} visits)`;
    return [
      {
        what: line,
        ours: `${ms(ours.p50)}, p95 ${ms(ours.p95)}`,
        beside: `${ms(bare.p50)}, p95 ${ms(bare.p95)}: a bare put of as many bytes`,
        target: '≤ 50 ms',
        met: ours.p50 <= 50,
      },
      {
        what: 'transactions that hold a save',
        ours: String(transactions),
        beside: '',
        target: '1',
        met: transactions === 1,
      },
    ];
  },
  opening: async (system, browser, [, , one = '', other = '']) => [
    ...(await opening(system, browser, one, MIDDLE)),
    ...(await opening(system, browser, other, EDGE)),
  ],
  sync: async (system, browser, [, , , , village = '']) => {
    const year = await fillYear(system, village);
    const lines: Line[] = [];
    for (const [profile, seconds] of [
      [EDGE, 5],
      [BEYOND, 30],
    ] as const) {
      const synced = await measureSync(system, browser, year, profile);
      lines.push(
        {
          what: `first sync of a village's year (${year.entries} entries), ${said(profile)}`,
          ours: `${synced.seconds.toFixed(1)} s, ${kb(synced.bytes)}`,
          beside: `${((synced.bytes * 8) / profile.bitsPerSecond).toFixed(1)} s: the line alone`,
          target: `≤ ${seconds} s, ≤ 150 KB`,
          met: synced.seconds <= seconds && synced.bytes <= 150 * 1024,
        },
        {
          what: `a visit noted while that lasts, ${said(profile)}`,
          ours: `after ${synced.notedAfter.toFixed(1)} s`,
          beside: `${synced.seconds.toFixed(1)} s: the sync`,
          target: 'before the sync ends',
          met: synced.notedAfter < synced.seconds,
        },
        {
          what: `later syncs, ${said(profile)}`,
          ours: `${kb(synced.againBytes)} with nothing new, ${kb(synced.oneMoreBytes)} with one entry new`,
          beside: `${kb(synced.bytes)}: the first`,
          target: 'only what is new',
          met: Math.max(synced.againBytes, synced.oneMoreBytes) < synced.bytes / 5,
        },
      );
    }
    return lines;
  },
  minute: async (system) => {
    const minute = await measureMinute(system);
    const each = (
      [
        ['all', minute.requests],
        ['push', minute.push],
        ['me', minute.me],
        ['pull', minute.pull],
        ['duties', minute.duties],
        ['a whole phone', minute.whole],
      ] as const
    ).map(([what, one]) => `${what} ${ms(one.p50)}, p95 ${ms(one.p95)}`);
    return [
      {
        what: `${minute.phones} phones within a minute: ${minute.requests.count} requests, ${minute.entries} entries`,
        ours: each.join('; '),
        beside: `${ms(minute.bare.p50)}, p95 ${ms(minute.bare.p95)}: a bare page as often a second`,
        target: 'p95 < 1 s',
        met: minute.requests.p95 < 1000,
      },
      {
        what: 'errors; entries lost; entries double',
        ours: `${minute.errors.length}; ${minute.lost}; ${minute.double}`,
        beside: '',
        target: '0; 0; 0',
        met: minute.errors.length + minute.lost + minute.double === 0,
      },
    ];
  },
};

async function opening(system: System, browser: Browser, village: string, profile: Profile): Promise<Line[]> {
  const opened = await measureOpening(system, browser, village, profile);
  const alone = ((opened.bytes * 8) / profile.bitsPerSecond) * 1000;
  return [
    {
      what: `first visit to the sign-in form, ${said(profile)}`,
      ours: `${ms(opened.firstVisit)}, ${kb(opened.bytes)}; ${kb(opened.keptBytes)} until it opens without a network`,
      beside: `${ms(alone)}: the line alone`,
      target: '',
    },
    {
      what: `home at the first visit, after the PIN, ${said(profile)}`,
      ours: ms(opened.firstHome),
      beside: '',
      target: '≤ 2 s',
      met: opened.firstHome <= 2000,
    },
    {
      what: `opened again without a network, ${SLOWER}× slower`,
      ours: `${ms(opened.iconToLock)} to the PIN, ${ms(opened.pinToHome)} from the PIN to home`,
      beside: '',
      target: '≤ 2 s together',
      met: opened.iconToLock + opened.pinToHome <= 2000,
    },
  ];
}

function sizes(): Line[] {
  const files = keptFiles().map((file) => [file, gzipOf('phone', file)] as const);
  const sum = files.reduce((total, [, size]) => total + size, 0);
  return [
    {
      what: 'what the service worker keeps, all the phone ever loads, gzip',
      ours: kb(sum),
      beside: files.map(([file, size]) => `${file.replace(/-.{8}\./, '.')} ${kb(size)}`).join(', '),
      target: '≤ 250 KB',
      met: sum <= 250 * 1024,
    },
  ];
}

const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
const said = ({ bitsPerSecond, roundTrip }: Profile): string => `${bitsPerSecond / 1000} kbit/s, ${roundTrip} ms`;

/** Measures the parts named, or all; prints a table and writes it down. */
export async function measurePhone(named: readonly string[]): Promise<void> {
  const chosen = named.length === 0 ? Object.keys(parts) : named;
  const told: string[] = [];
  if (!(await buildApp('phone', (line) => told.push(line)).done)) throw new Error(told.join('\n'));
  const system = await startSystem();
  const browser = await openBrowser({ timed: true });
  const load = loadavg()[0] ?? 0;
  const lines: Line[] = [];
  try {
    const villages = await villagesOf(system, 5);
    for (const name of chosen) {
      const part = parts[name];
      if (!part) throw new Error(`there is no part ${name}: ${Object.keys(parts).join(', ')}`);
      for (const line of await part(system, browser, villages)) {
        process.stderr.write(`${rowOf(line)}\n`);
        lines.push(line);
      }
    }
  } finally {
    await browser.close();
    await system.stop();
  }
  process.stdout.write(`${HEAD}\n${lines.map(rowOf).join('\n')}\nload before: ${load.toFixed(1)}\n`);
  await writeFile(
    'bench/latest-phone.json',
    `${JSON.stringify({ at: new Date().toISOString(), load, lines }, null, 2)}\n`,
  );
}

const HEAD = '| what | measured | beside it | target | |\n|---|---|---|---|---|';
const rowOf = ({ what, ours, beside, target, met }: Line): string =>
  `| ${what} | ${ours} | ${beside} | ${target} | ${met === undefined ? '' : met ? 'met' : 'missed'} |`;
