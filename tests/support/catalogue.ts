import type pg from 'pg';
import type { TableClass } from '../../checks/sql.ts';

type Classes = ReadonlyMap<string, TableClass | undefined>;

/**
 * What PostgreSQL's own catalogue says against the rules that let the schema be spread over many machines and keep villages
 * apart: one line per breach, none when all is well.
 */
export async function catalogueBreaches(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rules = [undeclaredTables, countyColumns, keys, foreignKeys, triggers, rowSecurity];
  const found: string[] = [];
  for (const rule of rules) found.push(...(await rule(client, classes)));
  return found;
}

const isDistributed = (declared: TableClass | undefined): boolean => declared?.startsWith('distributed') === true;
const namesOf = (classes: Classes, ...wanted: TableClass[]): string[] =>
  [...classes].filter(([, declared]) => declared && wanted.includes(declared)).map(([name]) => name);

async function read<Row extends object>(client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<Row[]> {
  const { rows } = await client.query<Row>(sql, values);
  return rows;
}

/** `migration` is made by the migrations themselves, on the one node they run on. */
async function undeclaredTables(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rows = await read<{ name: string }>(
    client,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration'`,
  );
  return rows.filter(({ name }) => !classes.get(name)).map(({ name }) => `${name}: declares no class`);
}

interface County {
  name: string;
  plain: boolean | null;
  checked: boolean;
  bytewise: boolean;
}

async function countyColumns(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rows = await read<County>(
    client,
    `select c.relname as name,
       (select a.attnotnull and a.attgenerated = '' and a.attidentity = '' and not a.atthasdef
        from pg_attribute a where a.attrelid = c.oid and a.attname = 'county' and not a.attisdropped) as plain,
       exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
         and pg_get_constraintdef(k.oid) ~ 'county = "left"\\((village|township), 6\\)') as checked,
       not exists (select 1 from pg_attribute a join pg_collation l on l.oid = a.attcollation
         where a.attrelid = c.oid and a.attname in ('county', 'village', 'township') and l.collname <> 'C') as bytewise
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
    [namesOf(classes, 'distributed by county', 'distributed by id')],
  );
  return rows.flatMap(({ name, plain, checked, bytewise }) => [
    ...(plain ? [] : [`${name}: county must be a plain NOT NULL column, not generated`]),
    ...(checked ? [] : [`${name}: no CHECK (county = left(village, 6))`]),
    ...(bytewise ? [] : [`${name}: county and village must be COLLATE "C"`]),
  ]);
}

async function keys(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rows = await read<{ name: string; key: string; first: string; main: boolean }>(
    client,
    `select c.relname as name, i.relname as key, pg_get_indexdef(i.oid, 1, true) as first, x.indisprimary as main
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
     where c.relnamespace = 'public'::regnamespace and x.indisunique and c.relname = any($1)`,
    [namesOf(classes, 'distributed by county')],
  );
  const distributed = namesOf(classes, 'distributed by county');
  const keyless = distributed.filter((name) => !rows.some((row) => row.name === name && row.main));
  return [
    ...rows.filter(({ first }) => first !== 'county').map(({ name, key }) => `${name}: county is not first in ${key}`),
    ...keyless.map((name) => `${name}: no primary key`),
  ];
}

interface ForeignKey {
  name: string;
  key: string;
  target: string;
  first: string;
  targetFirst: string;
}

async function foreignKeys(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rows = await read<ForeignKey>(
    client,
    `select k.conrelid::regclass::text as name, k.conname as key, k.confrelid::regclass::text as target,
       (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as first,
       (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as "targetFirst"
     from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
  );
  const bare = (table: string) => classes.get(table.replaceAll('"', ''));
  return rows.flatMap((row) => {
    const sides = [bare(row.name), bare(row.target)];
    if (!sides.some(isDistributed)) return [];
    if (!sides.every((side) => side === 'distributed by county')) {
      return [`${row.name}: foreign key ${row.key} to ${row.target}, which does not share county`];
    }
    const shared = row.first === 'county' && row.targetFirst === 'county';
    return shared ? [] : [`${row.name}: county is not first in foreign key ${row.key}`];
  });
}

async function triggers(client: pg.ClientBase): Promise<string[]> {
  const rows = await read<{ name: string; trigger: string }>(
    client,
    `select t.tgrelid::regclass::text as name, t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name, trigger }) => `${name}: trigger ${trigger}`);
}

/** `village >= setting AND village < setting`, as the catalogue writes it; sums of a township have its id in the village's place. */
const RANGE =
  "((village >= current_setting('app.lo'::text, true)) AND (village < current_setting('app.hi'::text, true)))";

interface Policy {
  name: string;
  forced: boolean;
  policies: { reads: string | null; writes: string | null; command: string; permissive: boolean }[] | null;
}

async function rowSecurity(client: pg.ClientBase, classes: Classes): Promise<string[]> {
  const rows = await read<Policy>(
    client,
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       (select json_agg(json_build_object('reads', pg_get_expr(p.polqual, p.polrelid), 'command', p.polcmd,
          'writes', pg_get_expr(p.polwithcheck, p.polrelid), 'permissive', p.polpermissive))
        from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
    [namesOf(classes, 'distributed by county', 'distributed by id')],
  );
  return rows.flatMap(({ name, forced, policies }) => [
    ...(forced ? [] : [`${name}: row-level security is not enabled and forced`]),
    ...(policies ? [] : [`${name}: no policy`]),
    ...(policies ?? [])
      .filter(
        ({ reads, writes }) =>
          ![reads, writes].every(
            (rule) => rule?.replaceAll(/\s+/g, ' ').replaceAll('(township ', '(village ') === RANGE,
          ),
      )
      .map(({ reads, writes }) => `${name}: a policy that is not the range of villages: ${reads} / ${writes}`),
  ]);
}
