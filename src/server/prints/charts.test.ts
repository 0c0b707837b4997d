import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { everyPart, understood } from '../../../tests/support/reopened.ts';
import type { Language } from '../../domain/language/sentences.ts';
import { printedOf } from '../../domain/reports/printed.ts';
import type { Report } from '../../domain/reports/report.ts';
import { reportDocx } from './docx.ts';
import { reportXlsx } from './xlsx.ts';

const values = {
  ...{ 'householdVisits.asked': 1200, 'householdVisits.met': 1000, 'householdVisits.open': 200 },
  ...{ mediatorEntries: 7, publicistEntries: 1 },
};
const report: Report = {
  area: { id: '3416', name: '亳州市', level: 'city' },
  ...{ whole: true, month: '2026-11', before: '2026-10', asOf: '2026-11-25T12:00:00.000+08:00', closed: false },
  ...{ heardFrom: { devices: 1, of: 2 }, policy: null, policyNames: null },
  ...{ values, valuesBefore: { mediatorEntries: 9, 'householdVisits.asked': 1100, 'householdVisits.met': 900 } },
  areas: [{ area: { id: '341622', name: '蒙城县' }, values }],
  ...{ campaigns: [], notable: [], uncovered: [] },
};

/** What a chart of the report says of itself, in each language. */
const said: Record<Language, [RegExp, RegExp]> = {
  zh: [
    /条形图:月度履职情况。走访:已完成1,000、进行中200、未完成0。/,
    /条形图:六大员工作。.*矛盾纠纷的调解员:本月7、上月9;/,
  ],
  en: [
    /Bar chart: Scorecard of the month. Households visited: done 1,000, to do 200, missed 0\./,
    /Bar chart: Work by the six roles\..* Mediator of disputes: This month 7, Month before 9;/,
  ],
};

for (const language of ['zh', 'en'] as const) {
  describe(`a report's charts (${language})`, () => {
    let docx: Uint8Array;
    let xlsx: Uint8Array;
    before(async () => {
      const printed = printedOf(report, language);
      [docx, xlsx] = await Promise.all([reportDocx(printed), reportXlsx(printed)]);
    });

    test('of a workbook are drawn from its own cells', async () => {
      const { sheets } = await readXlsx(xlsx);
      const drawn = sheets.flatMap(({ name, rows, charts = [] }) =>
        charts.map(({ kinds, series = [] }) => ({
          kinds,
          columns: series.map(({ name: told, valuesRef = '' }) => {
            const [, sheet, letter] = /^'(.*)'!\$([A-Z])\$2:/.exec(valuesRef)!;
            const heading = rows[0]?.[letter!.codePointAt(0)! - 65];
            return sheet === name && heading === told ? 'its own' : valuesRef;
          }),
        })),
      );
      assert.deepEqual(drawn, [
        { kinds: ['bar'], columns: ['its own', 'its own', 'its own'] },
        { kinds: ['bar'], columns: ['its own', 'its own'] },
      ]);
    });

    test('are said in words in both files', () => {
      for (const file of [docx, xlsx]) {
        for (const words of said[language]) assert.match(everyPart(file), words);
      }
    });

    test('are charts to LibreOffice, with their numbers', () => {
      for (const [file, format] of [
        [docx, 'docx'],
        [xlsx, 'xlsx'],
      ] as const) {
        const office = understood(file, format);
        if (office === undefined) continue;
        assert.equal(office.match(/<chart:chart [^>]*chart:class="chart:bar"/g)?.length, 2, format);
        assert.match(office, /office:value="1000"/, format);
        // Writer does not read what a chart says of itself; Word and WPS do
        if (format === 'xlsx') for (const words of said[language]) assert.match(office, words);
      }
    });
  });
}

test('done and asked of a workbook stand in columns of their own, each with its name', async () => {
  const { sheets } = await readXlsx(await reportXlsx(printedOf(report, 'zh')));
  const duties = sheets.find(({ name }) => name === '月度履职情况')!;
  assert.deepEqual(
    duties.rows.map((row) => row.slice(-2)),
    [
      ['上月已完成', '上月应完成'],
      [900, 1100],
    ],
  );
  const areas = sheets.find(({ name }) => name.startsWith('各地履职情况'))!;
  assert.deepEqual(areas.rows[0]?.slice(-2), ['走访·已完成', '走访·应完成']);
  assert.deepEqual(areas.rows[1]?.slice(-2), [1000, 1200]);
});
