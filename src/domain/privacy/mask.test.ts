import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { masked, maskName, maskPhone } from './mask.ts';

test('a name shows its first character only', () => {
  for (const name of ['张', '张三', '欧阳明日']) assert.match(maskName(name), /^[张欧]\*\*$/);
  assert.equal(maskName('𠮷田'), '𠮷**');
});

const phones: [string, string][] = [
  ['13812341234', '138****1234'],
  ['+8613812341234', '138****1234'],
  ['138 1234 1234', '138****1234'],
  ['05587212345', '****45'],
];
for (const [phone, shown] of phones) test(`${phone} is shown as ${shown}`, () => assert.equal(maskPhone(phone), shown));

test('details are masked at every depth, the role of a party stays', () => {
  const parties = [
    { role: '甲方', name: '王某甲', phone: '13812341234' },
    { role: '乙方', name: '李某' },
  ];
  assert.deepEqual(masked({ parties, more: '其他' }), {
    parties: [
      { role: '甲方', name: '王**', phone: '138****1234' },
      { role: '乙方', name: '李**' },
    ],
    more: '***',
  });
});

test('no masked mobile number shows more than seven digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(\+86)?1[3-9][0-9]{9}$/), (phone) => {
      assert.ok(maskPhone(phone).replace(/[^0-9]/g, '').length <= 7);
    }),
  );
});
