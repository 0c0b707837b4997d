import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryBody } from '../../../tests/support/arbitraryBody.ts';
import { instant } from '../calendar/utc8.ts';
import { readSent } from '../journal/sent.ts';
import { readTextMessage, sentFor, textMessage, type Report } from './textMessage.ts';

const report: Report = {
  id: '01932b6e-7a10-7c3d-8e21-0123456789ab',
  village: '341622101210',
  officer: '7d9f3a52-1c7e-4b0a-9f43-8a2d5e6c7b10',
  occurredAt: '2026-11-23T14:05:00.000+08:00',
  recordedAt: '2026-11-23T14:06:12.345+08:00',
  onSite: true,
  body: { class: 'accident', sizeBand: 'under10', help: ['medical', 'police'], place: '村口', what: '拖拉机翻车' },
};

describe('the text message of an urgent report', () => {
  test('is a sentence and a code, without a person', () => {
    const [sentence, code] = textMessage(report, 'zh').split('\n');
    assert.equal(
      sentence,
      '紧急情况上报:安全事故,10人以下,支援:医疗、警力。11-23 14:05。地点:村口。情况:拖拉机翻车。请派出所把整条短信粘贴到系统',
    );
    assert.match(code!, /^VB1\.341622101210\.[A-Za-z0-9_-]{60,90}$/);
  });

  test('is at most four parts of 67 characters where place and event are short', () => {
    assert.ok(textMessage(report, 'zh').length <= 4 * 67);
  });

  test('is read back from what was forwarded', () => {
    const forwarded = `地点:见下\n【转】${textMessage(report, 'zh')}\n收到`;
    assert.deepEqual(readTextMessage(forwarded), report);
    assert.deepEqual(readTextMessage(textMessage(report, 'en')), report);
  });

  const zh = textMessage(report, 'zh');
  const table: [string, string][] = [
    ['a place that was mended by hand', zh.replace('村口', '村尾')],
    ['an event of another length', zh.replace('拖拉机翻车', '翻车')],
    ['a code cut short', zh.slice(0, -6)],
    ['a sentence without its code', zh.split('\n')[0]!],
    ['another village', zh.replace('341622101210', '341622101211')],
    ['nothing of ours', '今晚七点开会。地点:村部。情况:照常'],
    ['nothing', ''],
  ];
  for (const [fact, text] of table) test(`${fact} is not read`, () => assert.equal(readTextMessage(text), null));

  test('is entered for the officer, under the id that the phone gave it', () => {
    const sent = sentFor(report);
    assert.deepEqual([sent.id, sent.onBehalfOf], [report.id, report.officer]);
    assert.deepEqual(readSent(sent).sent, sent);
  });
});

const reports = fc
  .record({
    id: fc.uuid({ version: 7 }),
    officer: fc.uuid(),
    occurred: fc.integer({ min: Date.UTC(2013, 1), max: Date.UTC(2099, 1) }),
    later: fc.nat(1e9),
    onSite: fc.boolean(),
    body: arbitraryBody('incident'),
  })
  .map(({ id, officer, occurred, later, onSite, body }): Report => {
    const times = { occurredAt: instant(occurred), recordedAt: instant(occurred + later) };
    return { id, village: '3416Z1101210', officer, ...times, onSite, body: body as Report['body'] };
  });
const language = fc.constantFrom('zh' as const, 'en' as const);

test('every report is read back as it was, whatever was typed', () => {
  fc.assert(
    fc.property(reports, language, (one, as) => assert.deepEqual(readTextMessage(textMessage(one, as)), one)),
    { numRuns: 300 },
  );
});

test('a character changed on the way is never read as another report', () => {
  fc.assert(
    fc.property(reports, language, fc.nat(), fc.constantFrom('A', '7', '口', ' '), (one, as, where, other) => {
      const text = textMessage(one, as);
      const at = where % text.length;
      const read = readTextMessage(text.slice(0, at) + other + text.slice(at + 1));
      if (read !== null) assert.deepEqual(read, one);
    }),
    { numRuns: 500 },
  );
});
