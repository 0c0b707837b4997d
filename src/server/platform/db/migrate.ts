import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const FOLDER = new URL('../../../../db/migrations/', import.meta.url);

interface Migration {
  name: string;
  digest: string;
  statements: string[];
}

/**
 * Brings the schema up to date as the owner, each migration in a transaction of its own, one statement per message
 * (Citus refuses several). Grants the application role its rights; it owns nothing and cannot change the audit log.
 * Throws when an applied migration's text has changed since.
 */
export async function migrate(ownerUrl: string, applicationRole: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7162)');
    await client.query(`create table if not exists migration (
      name text primary key, digest text not null, applied_at timestamptz(3) not null default now())`);
    const applied = await appliedOf(client);
    const fresh = (await migrations()).filter((migration) => !isApplied(migration, applied));
    for (const migration of fresh) await apply(client, migration);
    await grant(client, applicationRole);
    return fresh.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function appliedOf(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration');
  return new Map(rows.map((row) => [row.name, row.digest]));
}

function isApplied(migration: Migration, applied: Map<string, string>): boolean {
  const digest = applied.get(migration.name);
  if (digest !== undefined && digest !== migration.digest) {
    throw new Error(`migration ${migration.name} was changed after it had been applied`);
  }
  return digest !== undefined;
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => read(name, await readFile(new URL(name, FOLDER), 'utf8'))));
}

function read(name: string, sql: string): Migration {
  const statements = sql
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/^--.*$/gm, '').trim() !== '');
  return { name, statements, digest: createHash('sha256').update(sql).digest('hex') };
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of migration.statements) await client.query(statement);
    await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, migration.digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

/** Tables the application may add to and read, but never change. */
const APPEND_ONLY = ['audit', 'audit_seal'];
const READ_ONLY = ['migration'];

async function grant(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = current_schema()`,
  );
  for (const { tablename } of rows) {
    const table = client.escapeIdentifier(tablename);
    const rights = APPEND_ONLY.includes(tablename)
      ? 'select, insert'
      : READ_ONLY.includes(tablename)
        ? 'select'
        : 'select, insert, update, delete';
    await client.query(`grant ${rights} on ${table} to ${name}`);
  }
}
