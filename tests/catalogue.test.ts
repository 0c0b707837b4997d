import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type TableClass, declaredClasses } from '../checks/sql.ts';
import { catalogueBreaches } from './support/catalogue.ts';
import { APPLICATION, type TestDatabase, testDatabase } from './support/database.ts';

// The schema can be spread by county over many machines from the first day on, and villages are kept apart by PostgreSQL
// itself. Each rule is tried twice: on the schema as it is, and with a breach planted.
const classes = declaredClasses(fileURLToPath(new URL('..', import.meta.url)));
let database: TestDatabase;
let client: pg.Client;

before(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

test('the schema keeps every rule', async () => {
  assert.deepEqual(await catalogueBreaches(client, classes), []);
});

test('there are tables of each class', () => {
  const seen = new Set(classes.values());
  assert.deepEqual([...seen].map(String).toSorted(), [
    'distributed by county',
    'distributed by id',
    'local',
    'reference',
  ]);
});

test('the application owns nothing and cannot pass over row-level security', async () => {
  const { rows } = await client.query(
    `select rolsuper, rolbypassrls, rolcreaterole,
       (select count(*)::int from pg_class where relowner = r.oid) as owned,
       pg_has_role(r.oid, (select tableowner from pg_tables where tablename = 'entry'), 'member') as member
     from pg_roles r where rolname = $1`,
    [APPLICATION],
  );
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0, member: false }]);
});

interface Breach {
  fact: string;
  statements: string[];
  says: RegExp;
  declared?: [string, TableClass];
}

const village = `county text collate "C" not null, village text collate "C" not null, id uuid not null,
  check (county = left(village, 6))`;
const scope = `using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))`;
const secured = [
  'alter table planted enable row level security',
  'alter table planted force row level security',
  `create policy scope on planted ${scope}`,
];
const planted: [string, TableClass] = ['planted', 'distributed by county'];

const breaches: Breach[] = [
  {
    fact: 'a table without a class is seen',
    statements: ['create table planted (id uuid primary key)'],
    says: /^planted: declares no class$/,
  },
  {
    fact: 'a primary key that does not begin with county is seen',
    declared: planted,
    statements: [`create table planted (${village}, primary key (village, id))`, ...secured],
    says: /^planted: county is not first in planted_pkey$/,
  },
  {
    fact: 'a unique index that does not begin with county is seen',
    statements: ['create unique index planted on entry (id)'],
    says: /^entry: county is not first in planted$/,
  },
  {
    fact: 'a village table without a key is seen',
    declared: planted,
    statements: [`create table planted (${village})`, ...secured],
    says: /^planted: no primary key$/,
  },
  {
    fact: 'a generated county is seen',
    declared: planted,
    statements: [
      `create table planted (village text collate "C" not null, id uuid not null,
        county text collate "C" not null generated always as (left(village, 6)) stored,
        check (county = left(village, 6)), primary key (county, id))`,
      ...secured,
    ],
    says: /^planted: county must be a plain NOT NULL column/,
  },
  {
    fact: 'a county that may be empty is seen',
    statements: [
      'alter table journal_head drop constraint journal_head_pkey',
      'alter table journal_head alter county drop not null',
    ],
    says: /^journal_head: county must be a plain NOT NULL column/,
  },
  {
    fact: 'a county that is not checked is seen',
    declared: planted,
    statements: [
      `create table planted (county text collate "C" not null, village text collate "C" not null, primary key (county, village))`,
      ...secured,
    ],
    says: /^planted: no CHECK/,
  },
  {
    fact: 'a village compared by a language is seen',
    declared: planted,
    statements: [
      `create table planted (county text not null, village text not null, primary key (county, village), check (county = left(village, 6)))`,
      ...secured,
    ],
    says: /^planted: county and village must be COLLATE "C"$/,
  },
  {
    fact: 'a foreign key out of a village table into a reference table is seen',
    statements: ['alter table journal_head add constraint planted foreign key (village) references area (id)'],
    says: /^journal_head: foreign key planted to area, which does not share county$/,
  },
  {
    fact: 'a foreign key between village tables without county is seen',
    declared: planted,
    statements: [
      `create table planted (${village}, primary key (county, village, id),
        foreign key (village, county, id) references entry (village, county, id))`,
      ...secured,
    ],
    says: /^planted: county is not first in foreign key/,
  },
  {
    fact: 'a trigger is seen',
    statements: [
      'create trigger planted before update on entry for each row execute function suppress_redundant_updates_trigger()',
    ],
    says: /^entry: trigger planted$/,
  },
  {
    fact: 'a village table whose owner passes over its policy is seen',
    statements: ['alter table held no force row level security'],
    says: /^held: row-level security is not enabled and forced$/,
  },
  {
    fact: 'a village table without a policy is seen',
    statements: ['drop policy scope on held'],
    says: /^held: no policy$/,
  },
  {
    fact: 'a policy with a sub-select is seen',
    statements: [
      'drop policy scope on held',
      `create policy scope on held using (village in (select id from area)) with check (village in (select id from area))`,
    ],
    says: /^held: a policy that is not the range of villages/,
  },
  {
    fact: 'a second policy that opens the table is seen',
    statements: ['create policy planted on held using (true) with check (true)'],
    says: /^held: a policy that is not the range of villages: true \/ true$/,
  },
];

for (const breach of breaches) {
  test(breach.fact, async () => {
    await client.query('begin');
    try {
      const needed = breach.fact.includes('without county')
        ? ['alter table entry add unique (village, county, id)']
        : [];
      for (const statement of [...needed, ...breach.statements]) await client.query(statement);
      const found = await catalogueBreaches(
        client,
        new Map([...classes, ...(breach.declared ? [breach.declared] : [])]),
      );
      assert.ok(
        found.some((line) => breach.says.test(line)),
        `not seen; found: ${found.join('\n')}`,
      );
    } finally {
      await client.query('rollback');
    }
  });
}
