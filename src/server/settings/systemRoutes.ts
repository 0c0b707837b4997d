import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { lineOf, recordIn } from '../audit/audit.ts';
import { headKey } from '../journal/headKey.ts';
import { ListFault, signedList } from '../journal/signedHeads.ts';
import { everything, scoped } from '../platform/db/database.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import manifest from '../../../package.json' with { type: 'json' };

const at = z.string().nullable();
const system = z.object({
  version: z.string(),
  node: z.string(),
  upSince: z.string(),
  production: z.boolean(),
  database: z.object({
    version: z.string(),
    bytes: z.number(),
    migrations: z.int(),
    lastMigration: at,
    own: z.boolean().openapi({ description: 'The program’s own PostgreSQL, in DATA_DIR.' }),
    rowsGuarded: z
      .boolean()
      .openapi({ description: 'The application owns no table, so that row-level security holds.' }),
  }),
  journals: z.object({ villages: z.int(), entries: z.int() }),
  audit: z.object({ lines: z.number().openapi({ description: 'About.' }), sealedAt: at }),
  signedHeads: z.object({ last: at, faultAt: z.int().nullable() }),
  holidays: z.object({ coverageUntil: z.string() }),
  jobs: z.array(z.object({ name: z.string(), ranAt: at, failed: z.boolean(), doneFor: at })),
  singleSignOn: z
    .object({ issuer: z.string(), clientId: z.string(), scopes: z.string(), badgeClaim: z.string() })
    .nullable(),
  redirectAddress: z.string().openapi({ description: 'To be entered at the issuer of single sign-on.' }),
});

const UP_SINCE = new Date().toISOString();

/** What an administrator wants to know of the machine at a glance, and whether single sign-on can be reached. */
export const systemRoutes = (services: Services): Route[] => [readRoute(services), singleSignOnTest(services)];

const readRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/settings/system',
    summary: 'Version, database, journals, jobs, holidays, single sign-on',
    tag: 'settings',
    permission: 'settings.read',
    audit: 'none',
    answer: system,
    handler: async () => {
      const { settings, holidays } = services;
      const { oidc } = settings;
      return {
        version: manifest.version,
        node: process.version,
        upSince: UP_SINCE,
        production: settings.production,
        database: await databaseOf(services),
        journals: await journalsOf(services),
        audit: await auditOf(services),
        signedHeads: await signedOf(settings.dataDir),
        holidays: { coverageUntil: holidays.coverageUntil },
        jobs: await jobsOf(services),
        singleSignOn: oidc
          ? { issuer: oidc.issuer, clientId: oidc.clientId, scopes: oidc.scopes, badgeClaim: oidc.badgeClaim }
          : null,
        redirectAddress: `${settings.publicUrl}/api/auth/callback/oidc`,
      };
    },
  });

async function databaseOf({ db, settings }: Services) {
  const { rows } = await sql<{ version: string; bytes: number; migrations: number; last: string; owns: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*)::int from migration) as migrations, (select max(name) from migration) as last,
      (select count(*)::int from pg_tables where schemaname = current_schema() and tableowner = current_user) as owns`.execute(
    db,
  );
  const { version = '', bytes = 0, migrations = 0, last = null, owns = 0 } = rows[0] ?? {};
  const own = settings.databaseUrl === undefined;
  return { version, bytes, migrations, lastMigration: last, own, rowsGuarded: owns === 0 };
}

const journalsOf = ({ db }: Services) =>
  scoped(db, everything, async (tx) => {
    const { rows } = await sql<{ villages: number; entries: number }>`
      select count(*)::int as villages, coalesce(sum(number), 0)::int as entries from journal_head where number > 0`.execute(
      tx,
    );
    return rows[0] ?? { villages: 0, entries: 0 };
  });

/** Millions of lines are not counted for a glance: what the planner knows is enough. */
async function auditOf({ db }: Services) {
  const { rows } = await sql<{ lines: number; sealedAt: string | null }>`
    select greatest(reltuples, 0)::float8 as lines, (select sealed_at from audit_seal order by number desc limit 1) as sealed_at
    from pg_class where oid = 'audit'::regclass`.execute(db);
  return rows[0] ?? { lines: 0, sealedAt: null };
}

async function signedOf(dataDir: string) {
  try {
    const { last = null } = await signedList(dataDir, headKey(dataDir).publicKey);
    return { last, faultAt: null };
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    return { last: null, faultAt: error.line };
  }
}

/** How each job's last run here ended; work at set times runs in one process only, so for when it was done stands beside. */
async function jobsOf({ db, jobStates }: Services) {
  const rows = await db.selectFrom('job').select(['name', 'doneFor']).execute();
  const done = new Map(rows.map(({ name, doneFor }) => [name, doneFor]));
  return [...new Set([...jobStates.keys(), ...done.keys()])].sort().map((name) => {
    const { at: ranAt = null, failed = false } = jobStates.get(name) ?? {};
    return { name, ranAt, failed, doneFor: done.get(name) ?? null };
  });
}

const DISCOVERY_TIMEOUT = 5000;

const singleSignOnTest = ({ db, clock, settings }: Services): Route =>
  route({
    method: 'post',
    path: '/api/settings/single-sign-on/test',
    summary: 'Ask the issuer of single sign-on for its description',
    tag: 'settings',
    permission: 'settings.write',
    audit: 'written',
    answer: z.object({
      reached: z.boolean(),
      fault: z.enum(['not_configured', 'unreachable', 'other_issuer']).nullable(),
    }),
    handler: async ({ person, requestId }) => {
      await recordIn(db, clock, [lineOf(person, requestId, { action: 'singleSignOn.test' })]);
      const fault = await singleSignOnFault(settings.oidc?.issuer);
      return { reached: fault === null, fault };
    },
  });

/** The issuer stands in the environment: nobody chooses it from a desk. */
async function singleSignOnFault(
  issuer: string | undefined,
): Promise<'not_configured' | 'unreachable' | 'other_issuer' | null> {
  if (issuer === undefined) return 'not_configured';
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT), redirect: 'error' });
    const said = (await answer.json()) as { issuer?: string };
    return said.issuer?.replace(/\/$/, '') === issuer.replace(/\/$/, '') ? null : 'other_issuer';
  } catch {
    return 'unreachable';
  }
}
