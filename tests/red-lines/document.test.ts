import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Operation, type Schema, operationsOf } from '../support/fuzz.ts';
import { type TestServer, testServer } from '../support/server.ts';
import { keysAndValues, saidIn, type Word } from './vocabulary.ts';
import { forbidden } from './words.ts';

// What the OpenAPI document offers to other programs, against the red lines.
let server: TestServer;
let operations: Operation[];
let words: Word[];
let answers: Map<string, Set<string>>;

before(async () => {
  server = await testServer();
  const document = (await server.nobody.get('/openapi.json')).body;
  operations = operationsOf(document);
  const parameters = operations.flatMap(({ path, parameters: taken }) => [path, ...taken.map(({ name }) => name)]);
  words = [...keysAndValues(document), ...parameters].map((text) => ({ where: 'document', text }));
  answers = new Map(operations.map(({ method, path }) => [`${method} ${path}`, answerKeys(document, method, path)]));
});
after(() => server.stop());

interface Answering {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

function answerKeys(document: any, method: string, path: string): Set<string> {
  const { responses } = document.paths[path][method.toLowerCase()] as Answering;
  const schema = Object.values(responses['200']?.content ?? {})[0]?.schema;
  return new Set(keysAndValues(schema));
}

for (const [line, said] of Object.entries(forbidden)) {
  test(`${line}: in no path, parameter, key or value`, () => {
    assert.ok(words.length > 200);
    assert.deepEqual(saidIn(words, said), []);
  });
}

describe('R7: no search for a person', () => {
  const PERSONAL = /^(q|query|search|keyword|term|name|person|phone|mobile|idnumber|idcard|household|label|party)$/i;
  test('no operation takes a name, a number or a word to look for', () => {
    const asked = operations.flatMap(({ method, path, parameters }) =>
      parameters.filter(({ name }) => PERSONAL.test(name)).map(({ name }) => `${method} ${path}: ${name}`),
    );
    // accounts are those of officers, found by the administrator by badge or name
    assert.deepEqual(
      asked.filter((line) => !line.startsWith('GET /api/accounts:')),
      [],
    );
  });
});

describe('R2: details of one case at a time', () => {
  const revealing = () =>
    operations.filter(({ path }) => /reveal|sealed|details/.test(path)).map(({ method, path }) => `${method} ${path}`);

  test('what is sealed is reached by a case of its own, with a reason', () => {
    // details, and one photo
    assert.deepEqual(revealing(), ['POST /api/cases/{id}/reveal', 'POST /api/cases/{id}/files/{sha256}/reveal']);
    for (const { body } of operations.filter(({ path }) => path.endsWith('/reveal'))) {
      assert.deepEqual([Object.keys(body?.properties ?? {}), body?.required], [['reason'], ['reason']]);
    }
  });

  test('no other answer has a place for them', () => {
    const open = [...answers].filter(
      ([name, keys]) => !revealing().includes(name) && (keys.has('sealed') || keys.has('parties')),
    );
    assert.deepEqual(
      open.map(([name]) => name),
      [],
    );
  });
});

describe('R16: no officer league table', () => {
  test('no operation sorts', () => {
    const sorting = operations.flatMap(({ path, parameters }) =>
      parameters
        .filter(({ name }) => /^(sort|order|orderby|direction|top)$/i.test(name))
        .map(({ name }) => `${path}: ${name}`),
    );
    assert.deepEqual(sorting, []);
  });

  test('when someone was last here is told to nobody but themselves', () => {
    const telling = [...answers].filter(([, keys]) => keys.has('lastSeen')).map(([name]) => name);
    assert.deepEqual(telling, ['GET /api/sessions']);
  });

  test('no answer sums one officer up: figures stand beside a village and a duty', () => {
    const summed = [...answers].filter(([, keys]) =>
      [...keys].some((key) => /^(total|average|percent|percentage|rate|completion|index)$/i.test(key)),
    );
    assert.deepEqual(
      summed.map(([name]) => name),
      [],
    );
  });
});
