import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDoorSheet } from './doorSheet.ts';

const doorsIn = (...rows: string[][]): string[] =>
  readDoorSheet(rows).doors.map(({ group, label }) => [group, label].filter(Boolean).join(' '));

const table: [string, string[][], string[]][] = [
  [
    'a group and a door in each row',
    [
      ['村民组', '户主', '门牌号', '身份证号'],
      ['邹庄', '王强', '1', '341621198001011234'],
      ['邹庄', '李红', '2号', '341621198001011235'],
    ],
    ['邹庄 1号', '邹庄 2号'],
  ],
  [
    'below a title',
    [
      ['路南村户籍登记表', '', ''],
      ['序号', '自然庄', '户号'],
      ['1', '前庄', '12'],
    ],
    ['前庄 12号'],
  ],
  [
    'group and number in one cell',
    [
      ['门牌', '电话'],
      ['邹庄48号', '13812345678'],
    ],
    ['邹庄 48号'],
  ],
  [
    'a number of two parts is kept as it is',
    [
      ['组', '门牌'],
      ['一组', '3-2'],
    ],
    ['一组 3-2'],
  ],
  [
    'how many households each group has',
    [
      ['村民小组', '户数'],
      ['东头', '3户'],
    ],
    ['东头 1号', '东头 2号', '东头 3号'],
  ],
  [
    'the same door once, in either width',
    [
      ['组', '门牌'],
      ['一组', '7'],
      ['一组', '７号'],
    ],
    ['一组 7号'],
  ],
  [
    'doors without groups',
    [
      ['姓名', '门牌号'],
      ['王强', '5'],
    ],
    ['5号'],
  ],
  [
    'nothing where no heading means a door',
    [
      ['姓名', '住址'],
      ['王强', '邹庄48号'],
    ],
    [],
  ],
  [
    'a name where a door should be is no door',
    [
      ['组', '门牌'],
      ['一组', '王强家'],
    ],
    [],
  ],
  [
    'no number of a person',
    [
      ['姓名', '身份证编号', '手机号'],
      ['王强', '341621198001011234', '13812345678'],
    ],
    [],
  ],
];

for (const [what, rows, expected] of table)
  test(`a sheet of households: ${what}`, () => {
    assert.deepEqual(doorsIn(...rows), expected);
  });

test('it says which columns were read, which were left, and how many rows name no door', () => {
  const { read, left, passedOver } = readDoorSheet([
    ['村民组', '户主', '门牌号', '备注'],
    ['邹庄', '王强', '1', ''],
    ['邹庄', '李红', '', '外出'],
  ]);
  assert.deepEqual({ read, left, passedOver }, { read: ['村民组', '门牌号'], left: ['户主', '备注'], passedOver: 1 });
});

test('whatever stands in a column of names, nothing of it is in any door', () => {
  const names = ['户主', '姓名', '家庭成员', '联系人', '身份证号', '联系电话', '户主姓名', '监护人'];
  const secret = fc.string({ minLength: 6, maxLength: 12, unit: 'binary' }).map((text) => `秘${text}1`);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(secret, { minLength: 1, maxLength: 9 }), (heading, secrets) => {
      const rows = secrets.map((text, at) => [text, '邹庄', String(at + 1)]);
      const told = JSON.stringify(readDoorSheet([[heading, '村民组', '门牌'], ...rows]).doors);
      assert.ok(!told.includes('秘'));
    }),
  );
});
