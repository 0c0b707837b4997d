import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bodies } from '../../src/domain/privacy/bodies.ts';
import { envelope, tables } from '../../src/domain/privacy/fields.ts';
import { type TestServer, testServer } from '../support/server.ts';

// R1: what is stored and what is said is in the registry of fields, or it is not at all.
let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

type Columns = Map<string, string[]>;

async function stored(): Promise<Columns> {
  const { rows } = await server.database.pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by column_name) as columns
     from information_schema.columns where table_schema = 'public' and table_name <> 'migration' group by 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

const registered = (name: string): string[] => {
  const known = tables[name];
  return known === undefined ? [] : [...Object.keys(known.personal), ...known.notPersonal].toSorted();
};

function differences(found: Columns): string[] {
  const names = new Set([...found.keys(), ...Object.keys(tables)]);
  return [...names].toSorted().flatMap((name) => {
    const columns = found.get(name) ?? [];
    return [
      ...columns
        .filter((column) => !registered(name).includes(column))
        .map((column) => `${name}.${column} is not registered`),
      ...registered(name)
        .filter((column) => !columns.includes(column))
        .map((column) => `${name}.${column} is not there`),
    ];
  });
}

describe('R1: the database', () => {
  test('holds the columns of the registry, and no other', async () => {
    assert.deepEqual(differences(await stored()), []);
  });

  test('a planted column and a planted table are seen', async () => {
    const found = await stored();
    found.set('officer', [...(found.get('officer') ?? []), 'score']);
    found.set('watched_person', ['name']);
    assert.deepEqual(differences(found), ['officer.score is not registered', 'watched_person.name is not registered']);
  });

  test('no column is both personal and not', () => {
    for (const [name, { personal, notPersonal }] of Object.entries(tables)) {
      assert.deepEqual(
        notPersonal.filter((column) => column in personal),
        [],
        name,
      );
    }
  });
});

/** Keys of answers and questions that are reckoned, not stored, or say how an answer is made up. */
const RECKONED = `absences accounts added after aim anchor applied areas assignment assignments by carry changed closed
  column contact content counted covered current cursor days device devices done doubled dryRun duties ended endingSoon
  entries exempt expires faults forces head heardFrom holidays inScheme issues lang lastSeen late leads limit message met
  missed mustEnrol next of on open path policy postings removed requestId resident results roles roster row sentAt sessions
  sha256 sheet sheets since stations status thresholds totpURI twoFactor unchanged uncovered villages warnings why withheld
  draft drafts firstMonth ids mayDecide own township versions dropped file headings history imports matchings
  what withoutText caseCounts columns count populationCount
  details sealed cases overdue title elsewhere teams before firstBroken intact lines seal seals
  unsealed held detail backupCodes code state next beside bureaus canSignIn invited last officers onCall others own posted
  recorded removable standing stationsWithPhone steps table tables township withLead withPolicy withStation
  actions bad faultAt first found hasPassword journals keyDigest like more mustChangePassword places search signedHeads times
  verifications villageName waitsUntil within
  whole values valuesBefore areas campaigns notable figure adds zh en forms marks said where known nearest cells
  auditLeast caseTexts contact daysAfterClosing daysAfterUntil disputeParties longest monthsAfterClosing monthsAfterOpening
  months otherTexts photos registration delivered deliveries hosts inner secret url webhooks
  badgeClaim bytes clientId database issuer lastMigration migrations node own production ranAt reached redirectAddress
  case collector hasDetails liaison mediator numbers organiser publicist service spelling told
  audit failed jobs rowsGuarded scopes singleSignOn upSince coverageUntil kept
  complete content-range received left passedOver read`.split(/\s+/);

/** Names whose spelling leaves open what they hold: what it is, and so why it can say nothing of a person. */
const EXPLAINED = {
  above: 'ids and names of the areas that an area lies in (/api/areas/{id})',
  committee: 'whom of the committee to call: accounts of the village, as officers are (/api/villages/{id}/calls)',
  closesAt: 'when a month closes, reckoned from the policy (/api/scorecards)',
  policyNames: 'what the policy in force calls itself in both languages (/api/scorecards)',
  secondFactor: 'whether the reader, and nobody else, is asked for a second factor (/api/me)',
  year: 'four digits that ask for the binder of a village (/api/binders)',
};

/** A registry's names as the program spells them. */
function known(): Set<string> {
  const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const columns = [...Object.values(tables), envelope].flatMap(({ personal, notPersonal }) => [
    ...Object.keys(personal),
    ...notPersonal,
  ]);
  const paths = Object.values(bodies).flatMap(({ notPersonal, texts, sealed }) => [
    ...notPersonal,
    ...Object.keys(texts),
    ...Object.keys(sealed),
  ]);
  return new Set([
    ...columns.map(camel),
    ...paths.flatMap((path) => path.split('.')),
    ...RECKONED,
    ...Object.keys(EXPLAINED),
  ]);
}

function keysIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties, parameters } = node as { properties?: object; parameters?: unknown };
  const named = Array.isArray(parameters) ? parameters.map(({ name }: { name: string }) => name) : [];
  return [...Object.keys(properties ?? {}), ...named, ...Object.values(node).flatMap(keysIn)];
}

describe('R1: the OpenAPI document', () => {
  test('names nothing that is neither registered nor reckoned', async () => {
    const { body } = await server.nobody.get('/openapi.json');
    const names = known();
    assert.deepEqual([...new Set(keysIn(body))].filter((key) => !names.has(key)).toSorted(), []);
  });

  test('a planted key is seen', () => {
    assert.deepEqual(
      keysIn({ paths: { '/x': { schema: { properties: { nickname: {} } } } } }).filter((key) => !known().has(key)),
      ['nickname'],
    );
  });
});
