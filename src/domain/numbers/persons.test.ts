import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cellsOf, gridOf, meansPerson, withoutPersons } from './persons.ts';

const about: Record<'persons' | 'no person', string[]> = {
  persons: [
    ...[
      '姓名',
      '户主',
      '户主姓名',
      '报案人',
      '当事人',
      '甲方当事人',
      '联系人',
      '联系电话',
      '手机号码',
      '身份证号',
      '证件号码',
    ],
    ...[
      '性别',
      '出生日期',
      '家庭住址',
      '户籍地址',
      '民警',
      '包村民警',
      '经办人',
      '走访对象',
      '外出人员',
      '受害者',
      '签字',
    ],
    ...[
      '名字',
      '名称',
      'Name',
      'Full name',
      'Phone',
      'mobile no',
      'ID card',
      'Date of birth',
      'Officer',
      '姓 名*',
      '微信号',
    ],
  ],
  'no person': [
    ...[
      '村',
      '村名',
      '村名称',
      '村(居)委会名称',
      '派出所名称',
      '单位名称',
      '案件类别',
      '案由',
      '盗窃',
      '诈骗(起)',
      '日期',
    ],
    ...[
      '走访户数',
      '外出人数',
      '返回人数',
      '实有人口',
      '受教育人次',
      '内容',
      '地点',
      '处理结果',
      '合计',
      '数量',
      '备注',
    ],
    ...['Village', 'Village name', 'Category', 'Count', 'Residents', 'Date', 'Text'],
  ],
};

describe('a heading', () => {
  for (const [what, headings] of Object.entries(about))
    for (const heading of headings)
      test(`“${heading}” is about ${what}`, () => assert.equal(meansPerson(heading), what === 'persons'));
});

test('columns about persons are left out with their cells, and named', () => {
  const grid = {
    headings: ['村名', '户主', '走访户数', '电话'],
    rows: [['路南村', '张三', '3', '13812341234'], ['武楼村']],
  };
  const { headings, rows, dropped } = withoutPersons(grid);
  assert.deepEqual(
    [headings, dropped],
    [
      ['村名', '走访户数'],
      ['户主', '电话'],
    ],
  );
  assert.deepEqual(rows, [
    ['路南村', '3'],
    ['武楼村', ''],
  ]);
  assert.doesNotMatch(JSON.stringify(rows), /张三|138/);
});

test('headings stand below a title; empty rows and columns without a heading are left out', () => {
  const cells = [
    ['2026年10月发案统计表', '', ''],
    ['', ''],
    ['村名', ' 盗窃 ', ''],
    ['路南村', '2', 'x'],
    ['', '', ''],
    ['武楼村'],
  ];
  assert.deepEqual(gridOf(cells), {
    headings: ['村名', '盗窃'],
    rows: [
      ['路南村', '2'],
      ['武楼村', ''],
    ],
  });
  assert.deepEqual(gridOf([]), { headings: [], rows: [] });
  assert.deepEqual(gridOf([['只有一格']]), { headings: [], rows: [] });
});

test('cells pasted from a spreadsheet keep their line breaks and quotes', () => {
  assert.deepEqual(cellsOf('村名\t内容\r\n路南村\t"第一行\n第""二""行"\r\n武楼村\t无'), [
    ['村名', '内容'],
    ['路南村', '第一行\n第"二"行'],
    ['武楼村', '无'],
  ]);
  assert.deepEqual(cellsOf(''), []);
});
