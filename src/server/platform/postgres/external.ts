import pg from 'pg';
import { Sentence } from '../sentence.ts';

const OLDEST = 15;

/** Someone else's PostgreSQL, looked at before use. */
export interface External {
  /** The application's role, which migrations give its rights. */
  role: string;
  /** The role could pass over row-level security: it is a superuser, may bypass it, or owns the tables. */
  unguarded: boolean;
}

/** Connects once and judges: reachable, new enough, who we are there. Throws a `Sentence` otherwise. */
export async function inspect(url: string): Promise<External> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; role: string; unguarded: boolean }>(`select
      current_setting('server_version_num')::int as version, current_user as role,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) or exists (
        select from pg_tables where schemaname = current_schema() and tablename = 'entry' and tableowner = current_user) as unguarded`);
    const [found] = rows;
    if (!found) throw new Error('no answer');
    if (found.version < OLDEST * 10_000) throw tooOld(Math.floor(found.version / 10_000));
    return { role: found.role, unguarded: found.unguarded };
  } catch (error) {
    throw error instanceof Sentence ? error : unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const tooOld = (version: number): Sentence =>
  new Sentence(
    `数据库是 PostgreSQL ${version},至少需要 ${OLDEST}:请升级,或不设 DATABASE_URL 使用内置数据库。`,
    `The database is PostgreSQL ${version}; ${OLDEST} or newer is needed. Upgrade it, or leave DATABASE_URL unset to use the embedded one.`,
  );

function unreachable(url: string, error: unknown): Sentence {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  const { code, message } = error as { code?: string; message?: string };
  // the message repeats names of roles and databases, never the password
  const why = [code, message].filter(Boolean).join(', ');
  return new Sentence(
    `无法使用数据库 ${where}(${why}):请检查 DATABASE_URL 以及数据库是否在运行。`,
    `Cannot use the database ${where} (${why}): check DATABASE_URL and that the server is running.`,
    error,
  );
}
