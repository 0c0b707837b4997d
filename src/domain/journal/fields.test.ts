import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { arbitraryBody } from '../../../tests/support/arbitraryBody.ts';
import { detailsOf, fieldsFor, fieldsOf, type Field } from './fields.ts';
import type { KindDefinition } from './kind.ts';
import { kinds, type Kind } from './registry.ts';

const all = Object.values(kinds) as unknown as KindDefinition[];

/** A field as a clerk would describe it: `地点: text ≤ 60, may be left out`. */
function described(field: Field): string {
  const rest = field.required ? '' : ', may be left out';
  switch (field.shape) {
    case 'choice':
      return `${field.label.zh}: one of ${field.values.map(({ label }) => label.zh).join(' ')}${rest}`;
    case 'choices':
      return `${field.label.zh}: at least ${field.least} of ${field.values.map(({ label }) => label.zh).join(' ')}${rest}`;
    case 'text':
      return `${field.label.zh}: text ≤ ${field.most}${field.typed ? '' : ', sealed'}${rest}`;
    case 'number':
      return `${field.label.zh}: ${field.least} to ${field.most}${rest}`;
    case 'entries':
      return `${field.label.zh}: up to ${field.most} entries${rest}`;
    case 'list':
      return `${field.label.zh}: ${field.least} to ${field.most} of (${field.fields.map(described).join('; ')})${rest}`;
    case 'group':
      return `${field.label.zh}: (${field.fields.map(described).join('; ')})${rest}`;
    case 'dayOrTime':
      return `${field.label.zh}: time, or ${field.day} of a day${rest}`;
    default:
      return `${field.label.zh}: ${field.shape}${rest}`;
  }
}

describe('the form of a kind', () => {
  const table: Partial<Record<Kind, string[]>> = {
    visit: [
      '走访的户: up to 40 entries',
      '目的: one of 日常走访 安全检查 回访 帮扶',
      '不在家户数: 0 to 200, may be left out',
      '谢绝户数: 0 to 200, may be left out',
    ],
    household: ['村民组: text ≤ 30, may be left out', '门牌: text ≤ 30'],
    diary: ['做了什么: at least 0 of 开会 与村“两委”沟通 检查 谈心交流 其他'],
    patrol: [
      '巡逻队: text ≤ 30, may be left out',
      '开始时间: time',
      '结束时间: time',
      '参加人数: 0 to 1000',
      '夜间巡逻: yesNo',
    ],
    plan: [
      '计划内容: one of 进村 法治宣传教育 便民服务 义务巡逻',
      '开始: time, or beginning of a day',
      '结束: time, or end of a day',
      '地点: text ≤ 60, may be left out',
    ],
    villageProfile: [
      '村民组: 0 to 100 of (组名: text ≤ 30; 户数: 0 to 5000, may be left out)',
      '常住人数: 0 to 100000',
      '外出人数: 0 to 100000',
      '学校数: 0 to 100',
      '坑塘数: 0 to 1000',
      '逢集日: text ≤ 60, may be left out',
    ],
    caseCounts: ['月份: month', '分类标准: code', '各类发案数: counts'],
    analysis: ['月份: month', '据此拟发的治安提示: entry, may be left out'],
    registration: [
      '流动方向: one of 流入 流出 返乡',
      '来自或去往的省、市: provinceOrCity',
      '事由: one of 务工 上学 投亲 经商 其他',
      '人数: 0 to 1000',
      '预计到哪天: day, may be left out',
    ],
    correction: [
      '怎么改: one of 作废 更正',
      '原因: text ≤ 200',
      '改动: (发生时间: time, may be left out; 当天在村: yesNo, may be left out; 内容: changes, may be left out; 备注: text ≤ 1000, may be left out), may be left out',
    ],
  };
  for (const [kind, fields] of Object.entries(table))
    test(kind, () => assert.deepEqual(fieldsOf(kind).map(described), fields));

  test('asks about harm before anything else of a dispute (R17)', () => {
    assert.deepEqual(
      fieldsOf('dispute').map(({ name }) => name),
      ['harm', 'type', 'size', 'place'],
    );
  });

  test('has the sealed details apart', () => {
    assert.deepEqual(detailsOf('dispute').map(described), [
      '当事人: 1 to 20 of (身份: text ≤ 20, sealed; 姓名: text ≤ 40, sealed; 电话: phone, may be left out)',
    ]);
    assert.deepEqual(detailsOf('request').map(described), [
      '姓名: text ≤ 40, sealed, may be left out',
      '电话: phone, may be left out',
    ]);
    assert.deepEqual([detailsOf('visit'), detailsOf('correction')], [[], []]);
  });

  test('of a kind there is not, there is none', () => assert.throws(() => fieldsOf('ofTomorrow'), RangeError));
});

describe('what is asked once something was chosen', () => {
  const asked = (kind: Kind, body: object) =>
    fieldsFor(kind, body as Record<string, unknown>).map(({ name, required }) => (required ? `${name}!` : name));
  const table: [string, Kind, object, string[]][] = [
    ['a mediation, at first', 'mediation', {}, ['way!', 'result!', 'mediators!', 'agreement!']],
    [
      'a mediation that was referred: to whom',
      'mediation',
      { result: 'referred' },
      ['way!', 'result!', 'to', 'mediators!', 'agreement!'],
    ],
    [
      'a written agreement: when it is performed',
      'mediation',
      { result: 'settled', agreement: 'written' },
      ['way!', 'result!', 'mediators!', 'agreement!', 'performOn'],
    ],
    [
      'a hazard handed over: to whom, and when to ask',
      'hazardStep',
      { step: 'handedOver' },
      ['step!', 'to!', 'askAgainOn!'],
    ],
    ['a hazard repaired', 'hazardStep', { step: 'repaired' }, ['step!']],
    ['a withdrawal: no changes', 'correction', { action: 'withdraw' }, ['action!', 'reason!']],
    ['an amendment: the changes', 'correction', { action: 'amend' }, ['action!', 'reason!', 'changes!']],
    ['a visit, which has no such rules', 'visit', {}, ['households!', 'purpose!', 'notHome', 'declined']],
  ];
  for (const [fact, kind, body, fields] of table) test(fact, () => assert.deepEqual(asked(kind, body), fields));

  test('is never less than a sound body holds, for every kind', () => {
    for (const kind of Object.keys(kinds) as Kind[])
      fc.assert(
        fc.property(arbitraryBody(kind), (body) => {
          const fields = fieldsFor(kind, body);
          const names = fields.map(({ name }) => name);
          return (
            Object.keys(body).every((name) => names.includes(name)) &&
            fields.every(({ name, required }) => !required || name in body)
          );
        }),
        { numRuns: 20 },
      );
  });
});

/** Names of all fields, nested ones too, of a schema. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items } = schema as { properties?: Record<string, unknown>; items?: unknown };
  return [...Object.entries(properties ?? {}).flatMap(([name, inner]) => [name, ...namesIn(inner)]), ...namesIn(items)];
}

for (const { kind, body, sealed, fields } of all) {
  test(`every field of ${kind} has a label in Chinese and English, and no label is left over`, () => {
    const schemas = sealed === undefined ? [body] : [body, sealed];
    const names = schemas.flatMap((schema) => namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
    assert.deepEqual(Object.keys(fields).sort(), [...new Set(names)].sort());
    for (const { zh, en } of Object.values(fields)) {
      assert.match(zh, /^[\u4e00-\u9fff、“”]+$/);
      assert.match(en, /^[A-Z][\x20-\x7e]*$/);
    }
    assert.deepEqual(
      fieldsOf(kind).map(({ name }) => name),
      Object.keys(body.shape),
    );
  });
}
