import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { guard, isIdNumber } from './guard.ts';

const found = (text: string): string[] =>
  guard(text).map(({ what, start, end }) => `${what}:${text.slice(start, end)}`);

const caught: [string, string[]][] = [
  ['身份证11010519491231002X的老人', ['idNumber:11010519491231002X']],
  ['身份证11010519491231002x', ['idNumber:11010519491231002x']],
  ['110105 19491231 002X', ['idNumber:110105 19491231 002X']],
  ['１１０１０５１９４９１２３１００２Ｘ', ['idNumber:１１０１０５１９４９１２３１００２Ｘ']],
  ['老证号110105491231002', ['idNumber:110105491231002']],
  ['电话13812345678,明天再去', ['phone:13812345678']],
  ['138 1234 5678', ['phone:138 1234 5678']],
  ['138-1234-5678', ['phone:138-1234-5678']],
  ['1 3 8 1 2 3 4 5 6 7 8', ['phone:1 3 8 1 2 3 4 5 6 7 8']],
  ['１３８１２３４５６７８', ['phone:１３８１２３４５６７８']],
  ['+86 13812345678', ['phone:+86 13812345678']],
  ['一三八一二三四五六七八', ['phone:一三八一二三四五六七八']],
  ['幺三八一二三四五六七八', ['phone:幺三八一二三四五六七八']],
  ['0558-7212345', ['phone:0558-7212345']],
  ['(010)62345678', ['phone:(010)62345678']],
  ['13812345678,13987654321', ['phone:13812345678', 'phone:13987654321']],
  ['13812345678 13987654321', ['phone:13812345678', 'phone:13987654321']],
  ['他家信教', ['word:信教']],
  ['多次上访', ['word:上访']],
  ['138_1234_5678', ['phone:138_1234_5678']],
  ['138/1234/5678', ['phone:138/1234/5678']],
  ['138~1234~5678', ['phone:138~1234~5678']],
  ['138—1234—5678', ['phone:138—1234—5678']],
  ['138 12 34 56 78', ['phone:138 12 34 56 78']],
  ['13812 345678', ['phone:13812 345678']],
  ['138123 45678', ['phone:138123 45678']],
  ['138\u00ad1234\u20605678', ['phone:138\u00ad1234\u20605678']],
  ['①③⑧①②③④⑤⑥⑦⑧', ['phone:①③⑧①②③④⑤⑥⑦⑧']],
  ['一三八。一二三四。五六七八', ['phone:一三八。一二三四。五六七八']],
  ['11010519491231002Х', ['idNumber:11010519491231002Х']],
  ['110105_19491231_002X', ['idNumber:110105_19491231_002X']],
  ['0558/7212345', ['phone:0558/7212345']],
  ['上 访', ['word:上 访']],
  ['信\u200b教', ['word:信\u200b教']],
  ['信—访、上－访', ['word:信—访', 'word:上－访']],
  ['上 - 访', ['word:上 - 访']],
  ['上訪,信訪,傳教,維吾爾', ['word:上訪', 'word:信訪', 'word:傳教', 'word:維吾爾']],
  ['Protestants and Hindus', ['word:Protestants', 'word:Hindus']],
  ['参加邪教', ['word:邪教']],
  ['少数民族居民', ['word:民族']],
  ['支持藏独', ['word:藏独']],
  ['在镇政府静坐', ['word:静坐']],
  ['回族,少数民族', ['word:回族', 'word:民族']],
  ['打算游行示威', ['word:游行', 'word:示威']],
  ['加入工会的人', ['word:加入工会']],
  ['he is a Muslim', ['word:Muslim']],
  ['Petitioners and a trade union', ['word:Petitioners', 'word:trade union']],
  ['political views', ['word:political']],
];

for (const [text, findings] of caught) {
  test(`“${text}” is caught`, () => assert.deepEqual(found(text), findings));
}

const plain = [
  '走访民情,宣传教育,发放资料100份',
  '晚上访问留守老人,微信教程已发群里',
  '施工会影响出行,已设警示牌',
  '返回民警室,街道教育整顿会议',
  '旅游行业检查;请愿意参加巡逻的村民报名',
  '民族路路灯坏了',
  '民族居委会开会,民族社区,民族广场巡逻',
  '去信用社宣传防诈骗,信用社教育储户',
  '行政治安处罚,乡政党委,财政治理',
  '思想政治工作会议',
  '反邪教宣传进村',
  '隐藏独居老人的钥匙,收藏独轮车',
  '冷静坐下来谈,孩子安静坐着',
  '夜访民居,巡访民房,重访民户,暗访民宿',
  '聚集访客,拦截访客,热闹访亲',
  '跑道教练,车道教学',
  '三轮车颠覆,警示威力,诧异见到',
  '村民族谱,农民族人',
  '家庭教会孩子防溺水',
  '13, 25, 40, 12, 33, 5',
  '拿不准请打96110或110,12345',
  '2014-11-07 14:00至16:30巡逻,参加12人',
  '11月7日在邹庄1–48号,2014年6月30日',
  '手电筒3个,反光背心15件,2014年',
  '共1250元,合同号20140630001',
  '省道S305 K12+300处',
  'fire extinguisher demonstration for 40 people',
  'the union of two fields; lightning strikes',
  '110105194912310021',
];

for (const text of plain) {
  test(`“${text}” passes`, () => assert.deepEqual(found(text), []));
}

test('the check character decides what is an identity number', () => {
  assert.equal(isIdNumber('11010519491231002X'), true);
  for (const last of '0123456789') assert.equal(isIdNumber(`11010519491231002${last}`), false);
  assert.equal(isIdNumber('11010519491331002X'), false, 'no thirteenth month');
});

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const two = (n: number, size = 2): string => String(n).padStart(size, '0');
const idNumber = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: 1900, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, year, month, day, order]) => {
    const seventeen = `${area}${year}${two(month)}${two(day)}${two(order, 3)}`;
    const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
    return seventeen + '10X98765432'[sum % 11];
  });
const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
const wide = (text: string) => text.replace(/[0-9X]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const around = fc.constantFrom('', '电话', '(', '是 ', '他的号码:', 'call ', ',');

test('an identity number or a mobile number is found wherever it stands, narrow or wide', () => {
  fc.assert(
    fc.property(fc.oneof(idNumber, mobile), fc.boolean(), around, around, (number, isWide, before, after) => {
      const written = isWide ? wide(number) : number;
      const [finding] = guard(before + written + after);
      assert.ok(finding, written);
      assert.ok(finding.start <= before.length && finding.end >= before.length + written.length);
    }),
  );
});

test('findings lie within the text, in order, and do not overlap for numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0189一三 -X访上信教路电') }), (text) => {
      let last = 0;
      for (const { start, end } of guard(text)) {
        assert.ok(start >= last && start < end && end <= text.length);
        last = start;
      }
    }),
  );
});
