import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { request } from '../simulator/phone.ts';
import { runningEmbedded } from '../src/server/platform/postgres/embedded.ts';

/** Of everyone here. */
export const PASSWORD = 'measure-every-step-1';

/** The real system in a process of its own, with its real PostgreSQL, and a way to the same database for the raw limits. */
export interface System {
  address: string;
  /** Its data folder. */
  folder: string;
  admin: string;
  /** Someone of the bureau of the whole city. */
  bureau: string;
  auditor: string;
  /** The database's owner: raw limits and synthetic cards. */
  pool: pg.Pool;
  signIn: (username: string) => Promise<string>;
  stop: () => Promise<void>;
}

/** Starts the system on an empty data folder that goes with it. */
export async function startSystem(): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'village-beat-bench-'));
  const address = await new Promise<{ url: string; child: ReturnType<typeof spawn> }>((resolve, reject) => {
    const child = spawn(process.execPath, ['bin/village-beat.js', 'start'], {
      env: { ...process.env, DATA_DIR: folder, PORT: '0', DEMO: '0', ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /ready: (http\S+)/.exec(said)?.[1];
      if (url) resolve({ url, child });
    });
    child.once('exit', () => reject(new Error(`the server ended:\n${said}`)));
  });
  const signIn = (username: string) => tokenOf(address.url, username);
  const admin = await signIn('admin');
  const enter = async (badge: string, role: { role: string; area?: string }) => {
    await request(address.url, admin, 'POST', '/api/officers', {
      badge,
      name: '测量',
      password: PASSWORD,
      roles: [role],
    });
    return signIn(badge);
  };
  const bureau = await enter('bench.bureau', { role: 'bureau', area: '3416' });
  const auditor = await enter('bench.auditor', { role: 'auditor' });
  const pool = new pg.Pool({ connectionString: runningEmbedded(folder).ownerUrl, max: 40 });
  return {
    ...{ address: address.url, folder, admin, bureau, auditor, pool, signIn },
    stop: async () => {
      await pool.end();
      const ended = new Promise((resolve) => address.child.once('exit', resolve));
      address.child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function tokenOf(address: string, username: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const token = response.headers.get('set-auth-token');
  if (!token) throw new Error(`${username} could not sign in: ${await response.text()}`);
  return token;
}

/** A phone in use: its officer, signed in, and the villages its work goes to in turn. */
export interface Phone {
  token: string;
  officer: string;
  badge: string;
  villages: string[];
}

/** A village fills with a few months' entries in a run, not with a decade's in one month: recounting it costs what it does. */
const VILLAGES_EACH = 7;

/** An officer posted as contact to some villages each, signed in: one phone each. */
export async function phones(system: System, count: number): Promise<Phone[]> {
  const villages = await villagesOf(system, count * VILLAGES_EACH);
  const made: Phone[] = [];
  for (let index = 0; index < count; index++) {
    const own = villages.slice(index * VILLAGES_EACH, (index + 1) * VILLAGES_EACH);
    made.push(await phoneIn(system, `bench.${index}`, own));
  }
  return made;
}

/** Villages of the scheme in one county, always the same ones. */
export async function villagesOf({ pool }: System, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select a.id from area a join scheme_period p on p.area = a.id where a.id like '341622%' order by a.id limit $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** An officer posted to villages, signed in. */
export async function phoneIn(
  system: System,
  badge: string,
  villages: string[],
  duty: 'contact' | 'resident' = 'contact',
): Promise<Phone> {
  const officer = { badge, name: `测量${badge}`, password: PASSWORD, roles: [{ role: 'officer' }] };
  const { id } = (await request(system.address, system.admin, 'POST', '/api/officers', officer)) as { id: string };
  for (const village of villages) {
    const posting = { officer: id, village, duty, from: '2025-01-01' };
    await request(system.address, system.bureau, 'POST', '/api/assignments', posting);
  }
  return { officer: id, badge, villages, token: await system.signIn(badge) };
}
