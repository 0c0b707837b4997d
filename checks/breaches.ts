const long = (lines: number) => Array.from({ length: lines }, (_, line) => `  seen.push(${line});`).join('\n');

/** A breach planted to show that a check sees it. */
interface Breach {
  fact: string;
  check: string;
  file: string;
  text: string;
  /** Replaces this in the file, rather than being a file of its own or the end of one. */
  insteadOf?: string;
  /** What the check says of it. */
  says: RegExp;
  /** Whose complaint it is, when the check does not name the file. */
  about?: string;
}

const importing = (from: string) => `import * as planted from '${from}';\nexport const seen = planted;\n`;

/** One or more for every check. */
export const breaches: Breach[] = [
  {
    fact: 'the domain cannot import the server',
    check: 'lint',
    file: 'src/domain/visits/planted-server.ts',
    text: importing('../../server/platform/clock.ts'),
    says: /src\/domain stands below everything else/,
  },
  {
    fact: 'the domain cannot import Node',
    check: 'lint',
    file: 'src/domain/visits/planted-node.ts',
    text: importing('node:fs'),
    says: /src\/domain is pure/,
  },
  {
    fact: 'the domain cannot read the clock of the machine',
    check: 'lint',
    file: 'src/domain/visits/planted-clock.ts',
    text: 'export const seen = (): number => Date.now();\n',
    says: /Take the instant as an argument/,
  },
  {
    fact: 'the public pages cannot import what reads journals',
    check: 'lint',
    file: 'src/server/village/planted-journal.ts',
    text: importing('../journal/rows.ts'),
    says: /they read only what was published/,
  },
  {
    fact: 'the public pages cannot reach the database of the journals',
    check: 'lint',
    file: 'src/server/village/planted-database.ts',
    text: importing('../platform/db/database.ts'),
    says: /never the database of the journals/,
  },
  {
    fact: 'the server cannot import what drives it',
    check: 'lint',
    file: 'src/server/areas/planted-simulator.ts',
    text: importing('../../../simulator/city.ts'),
    says: /not the other way round/,
  },
  {
    fact: 'a simulated phone cannot go round HTTP',
    check: 'lint',
    file: 'simulator/planted-journal.ts',
    text: importing('../src/server/journal/rows.ts'),
    says: /drives the real server over HTTP/,
  },
  {
    fact: 'the phone cannot import the server',
    check: 'lint',
    file: 'src/phone/planted-server.ts',
    text: importing('../server/platform/clock.ts'),
    says: /A client asks the server over HTTP/,
  },
  {
    fact: 'the desk cannot import the phone',
    check: 'lint',
    file: 'src/desk/planted-phone.ts',
    text: importing('../phone/planted-server.ts'),
    says: /Phone and desk are separate programs/,
  },
  {
    fact: 'a shared component cannot fetch',
    check: 'lint',
    file: 'src/ui/planted-fetch.ts',
    text: "export const seen = fetch('/api/me');\n",
    says: /A shared component shows what it is given/,
  },
  {
    fact: 'a file of more than 250 lines is refused',
    check: 'lint',
    file: 'src/server/areas/planted-file.ts',
    text: `export const seen: number[] = [];\n${long(260)}\n`,
    says: /max-lines\)/,
  },
  {
    fact: 'a function of more than 40 lines is refused',
    check: 'lint',
    file: 'src/server/areas/planted-function.ts',
    text: `export function planted(seen: number[]): void {\n${long(41)}\n}\n`,
    says: /max-lines-per-function/,
  },
  {
    fact: 'a promise that nobody waits for is refused',
    check: 'lint',
    file: 'src/server/areas/planted-promise.ts',
    text: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
    says: /no-floating-promises/,
  },
  {
    fact: 'the domain does not compile with the DOM',
    check: 'types',
    file: 'src/domain/visits/planted-dom.ts',
    text: 'export const seen = document.title;\n',
    says: /Cannot find name 'document'/,
  },
  {
    fact: 'the domain does not compile with what old phones lack',
    check: 'types',
    file: 'src/domain/visits/planted-es2022.ts',
    text: 'export const seen = [1].at(-1);\n',
    says: /Property 'at' does not exist/,
  },
  {
    fact: 'an export that nobody imports is refused',
    check: 'unused',
    file: 'src/domain/calendar/utc8.ts',
    text: '\nexport const plantedExport = 1;\n',
    says: /plantedExport/,
  },
  {
    fact: 'a file that nobody imports is refused',
    check: 'unused',
    file: 'src/server/areas/planted-alone.ts',
    text: 'export const seen = 1;\n',
    says: /planted-alone/,
  },
  {
    fact: 'a path in the docs that does not exist is refused',
    check: 'docs',
    file: 'docs/planted-path.md',
    text: 'See `src/domain/nowhere.ts`.\n',
    says: /src\/domain\/nowhere\.ts does not exist/,
  },
  {
    fact: 'a link in the docs that leads nowhere is refused',
    check: 'docs',
    file: 'docs/planted-link.md',
    text: 'See [there](nowhere.md).\n',
    says: /nowhere\.md does not exist/,
  },
  {
    fact: 'a second decision of one number is refused',
    check: 'docs',
    file: 'docs/decisions/0001-planted.md',
    text: '# 0001 Planted\n',
    says: /one number for two decisions/,
  },
  {
    fact: 'a command in the docs that does not exist is refused',
    check: 'docs',
    file: 'docs/planted-command.md',
    text: 'Run `npm run nothing`.\n',
    says: /nothing does not exist/,
  },
  {
    fact: 'a table whose class is not declared is refused',
    check: 'sql',
    file: 'db/migrations/9990-planted.sql',
    text: 'create table planted_class (id uuid primary key);\n',
    says: /table planted_class declares no class/,
  },
  {
    fact: 'MERGE is refused',
    check: 'sql',
    file: 'src/server/areas/planted-merge.ts',
    text: 'export const seen = `merge into held using x on true`;\n',
    says: /MERGE is refused/,
  },
  {
    fact: 'now() in DO UPDATE SET is refused',
    check: 'sql',
    file: 'src/server/areas/planted-now.ts',
    text: 'export const seen = `insert into heard values (1) on conflict (id) do update set at = now()`;\n',
    says: /only immutable functions/,
  },
  {
    fact: 'set_config is refused',
    check: 'sql',
    file: 'src/server/areas/planted-config.ts',
    text: "export const seen = `select set_config('app.lo', '', true)`;\n",
    says: /set_config is not passed on/,
  },
  {
    fact: 'a setting that outlives its transaction is refused',
    check: 'sql',
    file: 'src/server/areas/planted-set.ts',
    text: "export const seen = `set app.lo = ''`;\n",
    says: /leaks through a connection pool/,
  },
  {
    fact: 'a change of county is refused',
    check: 'sql',
    file: 'src/server/areas/planted-county.ts',
    text: 'export const seen = `update entry set county = left(village, 6)`;\n',
    says: /never changes/,
  },
  {
    fact: 'a join of village tables without county is refused',
    check: 'sql',
    file: 'src/server/areas/planted-join.ts',
    text: 'export const seen = `select 1 from entry e join entry_text t on t.number = e.number`;\n',
    says: /carry county/,
  },
  {
    fact: 'two statements in one message are refused in a migration',
    check: 'sql',
    file: 'db/migrations/9991-planted.sql',
    text: 'select 1; select 2;\n',
    says: /one statement per message/,
  },
  {
    fact: 'a trigger is refused in a migration',
    check: 'sql',
    file: 'db/migrations/9992-planted.sql',
    text: 'create trigger planted before update on entry for each row execute function suppress_redundant_updates_trigger();\n',
    says: /no triggers/,
  },
  {
    fact: 'row types that are not those of the migrations are refused',
    check: 'generated',
    file: 'db/migrations/9993-planted.sql',
    text: '-- class: local.\ncreate table planted_row (id uuid primary key);\n',
    about: 'rows.ts',
    says: /is not what the migrations say: npm run rows/,
  },
  {
    fact: 'an operation that does not say what it does is refused',
    check: 'openapi',
    file: 'src/server/platform/health.ts',
    insteadOf: "summary: 'The process answers.'",
    text: "summary: ''",
    about: 'operation-summary',
    says: /healthz|summary/,
  },
  {
    fact: 'an unformatted file is refused',
    check: 'format',
    file: 'src/server/areas/planted-format.ts',
    text: 'export const seen   = 1\n',
    says: /planted-format/,
  },
];
