import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { loadavg } from 'node:os';
import { ask } from '../simulator/ask.ts';
import { drawWall } from './drawing.ts';
import { latency } from './measure.ts';
import { fillMillion, read, VILLAGE } from './million.ts';
import { startSystem, type System } from './system.ts';

/** A view of the desk: what it asks, and the statement that would read the same and nothing more. */
interface Asked {
  view: string;
  path: string;
  bare: string;
  /** Whose room it is; the bureau's unless said. */
  as?: 'admin' | 'auditor' | 'bureau';
}

const inVillage = `county = '${VILLAGE.slice(0, 6)}' and village = '${VILLAGE}'`;
const diaryOf = (condition: string): string =>
  `select * from entry where ${inVillage} and ${condition} order by number desc limit 51`;
const wallOf = (area: string): string => `select v.id, v.name, json_agg(p.lead) from area v
  left join assignment p on p.village = v.id and p.lead where v.id >= '${area}' and v.id < '${area}~' and v.level = 'village'
  group by v.id order by v.id`;

const inCity = (table: string, column: string): string =>
  `select * from ${table} where ${column} >= '3416' and ${column} < '3416~'`;
const MONTH = new Date().toISOString().slice(0, 7);

/** Every view's routes. Targets: each answers in less than 300 ms (median). */
const views: Asked[] = [
  { view: 'coverage: a city', path: '/api/coverage/wall?area=3416', bare: wallOf('3416') },
  { view: 'coverage: a province of 18,334', path: '/api/coverage/wall?area=34', bare: wallOf('34') },
  {
    view: 'coverage: figures of a city',
    path: '/api/coverage?area=3416&by=area',
    bare: `select count(*) from scheme_period where area like '3416%'`,
  },
  {
    view: 'search in a province',
    path: '/api/area-search?spelling=lnc',
    bare: `select id from area where id >= '34' and id < '34~' and initials like '%lnc%' order by id limit 12`,
  },
  {
    view: 'village: people',
    path: `/api/villages/${VILLAGE}`,
    bare: `select * from assignment where village = '${VILLAGE}'`,
  },
  { view: 'village: diary', path: `/api/diary?village=${VILLAGE}`, bare: diaryOf('true') },
  {
    view: 'village: diary by role',
    path: `/api/diary?village=${VILLAGE}&role=mediator`,
    bare: diaryOf(`kind in ('dispute', 'mediation', 'followUp')`),
  },
  {
    view: 'village: diary, far back',
    path: `/api/diary?village=${VILLAGE}&before=200`,
    bare: diaryOf('number < 200'),
  },
  {
    view: 'village: open cases',
    path: `/api/cases?area=${VILLAGE}&state=open&limit=50`,
    bare: `select * from "case" where ${inVillage} and waiting limit 51`,
  },
  {
    view: 'village: its month',
    path: `/api/scorecards?area=${VILLAGE}&month=${MONTH}`,
    bare: `select * from scorecard_village where ${inVillage}`,
  },
  {
    view: 'village: its year',
    path: `/api/villages/${VILLAGE}/series`,
    bare: `select kind, occurred_on from entry where ${inVillage} and occurred_on > current_date - 365`,
  },
  {
    view: 'postings of a city',
    path: '/api/assignments?area=3416',
    bare: `${inCity('assignment', 'village')} limit 5001`,
  },
  { view: 'officers', path: '/api/officers', bare: 'select * from officer order by badge limit 2001' },
  { view: 'stations', path: '/api/stations?area=3416', bare: 'select * from station' },
  { view: 'absences', path: '/api/absences', bare: 'select * from absence' },
  { view: 'held entries', path: '/api/held?area=3416', bare: 'select * from held where decision is null' },
  { view: 'policies', path: '/api/policies?area=3416', bare: 'select * from policy_force' },
  {
    view: 'report of a city month',
    path: `/api/reports?area=3416&month=${MONTH}`,
    bare: `${inCity('scorecard_village', 'village')} and month = '${MONTH}'`,
  },
  { view: 'audit search', path: '/api/audit', bare: 'select * from audit order by id desc limit 101', as: 'auditor' },
  { view: 'accounts', path: '/api/accounts', bare: 'select * from officer order by badge limit 201', as: 'admin' },
];

const ROUNDS = 30;

interface Line {
  view: string;
  ms: number;
  p95: number;
  bareMs: number;
  gzip: number;
}

/** What the desk asks, at a million entries, beside the bare statements; and the wall of a province drawn in a real browser. */
export async function measureDesk(): Promise<void> {
  const system = await startSystem();
  const lines: Line[] = [];
  try {
    const entries = await fillMillion(system);
    process.stderr.write(`${entries} entries\n`);
    const load = loadavg()[0] ?? 0;
    for (const asked of views) lines.push(await measured(system, asked));
    const drawn = await drawWall(system);
    process.stdout.write(`${table(lines)}\n\n${JSON.stringify(drawn)}\nload before: ${load.toFixed(1)}\n`);
    const result = { at: new Date().toISOString(), entries, load, lines, drawn };
    await writeFile('bench/latest-desk.json', `${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await system.stop();
  }
}

async function measured(system: System, { view, path, bare, as = 'bureau' }: Asked): Promise<Line> {
  const ours = await latency(ROUNDS, () => ask(system.address, system[as], 'GET', path));
  const beside = await latency(ROUNDS, () => read(system.pool, bare));
  const line = { view, ms: ours.p50, p95: ours.p95, bareMs: beside.p50, gzip: await sizeOf(system, path, system[as]) };
  process.stderr.write(`${view}: ${line.ms.toFixed(1)} ms beside ${line.bareMs.toFixed(1)}\n`);
  return line;
}

/** Bytes on the line. */
function sizeOf(system: System, path: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    get(system.address + path, { headers }, (answer) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => (size += chunk.length));
      answer.on('end', () => resolve(size));
    }).on('error', reject);
  });
}

function table(lines: Line[]): string {
  const rows = lines.map(
    ({ view, ms, p95, bareMs, gzip }) =>
      `| ${view} | ${ms.toFixed(1)} ms, p95 ${p95.toFixed(1)} | ${bareMs.toFixed(1)} ms | ${(ms / bareMs).toFixed(1)} | ${(gzip / 1024).toFixed(1)} KB |`,
  );
  return ['| view | server (median) | bare query | ratio | gzip |', '|---|---|---|---|---|', ...rows].join('\n');
}
