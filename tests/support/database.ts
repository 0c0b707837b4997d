import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Connection, connect } from '../../src/server/platform/db/database.ts';
import { migrate } from '../../src/server/platform/db/migrate.ts';
import { startCluster } from './cluster.ts';

const OWNER = 'village_beat_owner';
/** Owns nothing: row-level security holds for it. */
export const APPLICATION = 'village_beat_app';

/** A database of a test file's own, migrated and empty. */
export interface TestDatabase extends Connection {
  /** As the application. */
  url: string;
  ownerUrl: string;
  superUrl: string;
  /** All that is in it now, as a database of its own, as a backup is. Whoever is connected is thrown out for a moment. */
  copied(): Promise<TestDatabase>;
  /** Closes `pool` and throws the database away. */
  drop(): Promise<void>;
}

/** Where the run's PostgreSQL and migrated template stand; set by the run, or by the first test of a file run alone. */
const ENV = 'VILLAGE_BEAT_TEST_TEMPLATE';
let lazy: Promise<string> | undefined;

/**
 * A fresh clone of the migrated template. Call it in `before`, `drop()` it in `after`. Without a run around it, it starts a
 * PostgreSQL that ends with the process.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template =
    process.env[ENV] ?? (await (lazy ??= startCluster().then(({ superUrl }) => prepareTemplate(superUrl))));
  return clonedFrom(template, databaseOf(template));
}

async function clonedFrom(template: string, source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuper(template, `create database ${name} template ${source} owner ${OWNER}`);
  const url = urlFor(template, APPLICATION, name);
  const connection = connect(url);
  return {
    ...connection,
    url,
    ownerUrl: urlFor(template, OWNER, name),
    superUrl: urlFor(template, new URL(template).username, name),
    copied: async () => {
      await asSuper(template, `alter database ${name} allow_connections false`);
      await asSuper(template, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      try {
        return await clonedFrom(template, name);
      } finally {
        await asSuper(template, `alter database ${name} allow_connections true`);
      }
    },
    drop: async () => {
      await connection.close();
      await asSuper(template, `drop database ${name} with (force)`);
    },
  };
}

/** Makes the roles and a migrated template on a PostgreSQL; answers the template's url. */
export async function prepareTemplate(superUrl: string): Promise<string> {
  const name = `template_${randomBytes(6).toString('hex')}`;
  for (const role of [OWNER, APPLICATION]) {
    await asSuper(superUrl, `do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`);
  }
  await asSuper(superUrl, `create database ${name} owner ${OWNER}`);
  await migrate(urlFor(superUrl, OWNER, name), APPLICATION);
  return urlFor(superUrl, new URL(superUrl).username, name);
}

/** Starts the run's PostgreSQL, or takes the one of `TEST_POSTGRES_URL`, and tells every test file where it is. */
export async function startForRun(): Promise<{ stop(): Promise<void> }> {
  const given = process.env.TEST_POSTGRES_URL;
  const cluster = given ? undefined : await startCluster();
  const template = await prepareTemplate(cluster?.superUrl ?? given ?? '');
  process.env[ENV] = template;
  return {
    stop: async () => {
      if (cluster) cluster.stop();
      else await asSuper(template, `drop database ${databaseOf(template)}`);
    },
  };
}

function urlFor(base: string, user: string, database: string): string {
  const url = new URL(base);
  url.username = user;
  if (user !== new URL(base).username) url.password = '';
  url.pathname = `/${database}`;
  return url.href;
}

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

/** Cloning fails while anyone is connected to the template, so this speaks from the database `postgres`. */
async function asSuper(base: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor(base, new URL(base).username, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
