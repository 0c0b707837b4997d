import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepingWith } from './keeping.ts';

/** Keeps what is written once it is let. */
function disk() {
  const kept: unknown[] = [];
  const waiting: (() => void)[] = [];
  const keep = (value: unknown): Promise<void> =>
    new Promise((done) => {
      waiting.push(() => {
        kept.push(value);
        done();
      });
    });
  return { kept, keep, answer: () => waiting.shift()?.() };
}

const turn = (): Promise<void> => new Promise((done) => void setImmediate(done));

test('a form that is noted while it is being written is written before, so that it does not come back', async () => {
  const { keep, kept, answer } = disk();
  const keeping = keepingWith(keep);
  keeping.later('a');
  keeping.write();
  let noted = false;
  const stopped = keeping.stop().then(() => (noted = true));
  await turn();
  assert.equal(noted, false);
  answer();
  await stopped;
  assert.deepEqual(kept, ['a']);
});

test('what is not written yet when it is noted is not written at all', async () => {
  const { keep, kept } = disk();
  const keeping = keepingWith(keep);
  keeping.later('a');
  await keeping.stop();
  keeping.write();
  await turn();
  assert.deepEqual(kept, []);
});

test('what is dictated while it is being noted does not bring it back; where it could not be noted it is kept again', async () => {
  const { keep, kept, answer } = disk();
  const keeping = keepingWith(keep);
  await keeping.end();
  keeping.later('a word too late');
  keeping.write();
  await turn();
  answer();
  assert.deepEqual(kept, []);
  keeping.again('not noted');
  keeping.write();
  await turn();
  answer();
  assert.deepEqual(kept, ['not noted']);
});

test('a change made while another is written comes after it', async () => {
  const { keep, kept, answer } = disk();
  const keeping = keepingWith(keep);
  for (const value of ['a', 'b']) {
    keeping.later(value);
    keeping.write();
  }
  await turn();
  answer();
  await turn();
  assert.deepEqual(kept, ['a']);
  answer();
  await keeping.stop();
  assert.deepEqual(kept, ['a', 'b']);
});
