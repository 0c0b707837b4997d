import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bozhou, recommended } from '../../../tests/support/months.ts';
import { dutyIds, type DutyId } from './duty.ts';
import { policySchema, type Policy, type PolicyDuty } from './policy.ts';
import { comparePolicies, tellPolicy, tellThreshold } from './told.ts';

const toldOf = (policy: Policy, key: string) => tellPolicy(policy).find((told) => told.key === key)?.text;
/** The policy of 2014 with one duty changed. */
const withDuty = (id: DutyId, changes: Partial<PolicyDuty>): Policy =>
  policySchema.parse({
    ...bozhou,
    duties: bozhou.duties.map((duty) => (duty.id === id ? { ...duty, ...changes } : duty)),
  });

const of2014: [key: string, zh: string, en: string][] = [
  [
    'graceDays',
    '每月在次月4日0:00截止统计,之后收到的记录照样保存,但不改变已截止的月份',
    'A month closes at 00:00 on the 4th of the next; what arrives later is kept and changes nothing',
  ],
  ['villageDays', '包村民警每月进村工作不少于2天', 'Contact officer: at least 2 days a month in the village'],
  ['householdVisits', '包村民警每月走访不少于20户', 'Contact officer: at least 20 households visited a month'],
  [
    'informationPassed',
    '包村民警每月通报信息不少于10条',
    'Contact officer: at least 10 items of information passed on a month',
  ],
  [
    'contactBriefed',
    '驻村民警在包村民警进村前通报情况(努力目标,不算未完成)',
    'Resident officer: the contact officer is briefed before each village day (an aim: shown, never missed)',
  ],
  ['alertPublished', '每个村每月发布治安预警信息不少于1次', 'Each village: at least 1 safety alert a month'],
  ['lawClass', '每个村每季度开展法治宣传教育不少于1次', 'Each village: at least 1 law class a quarter'],
  [
    'clocks.dispute.neighbour',
    '邻里纠纷当天调解;18:00以后发生的,次日12:00前',
    'A neighbour dispute is mediated the same day; one after 18:00, by 12:00 the next day',
  ],
  [
    'clocks.hazard',
    '安全隐患30天内整改并核实;监控设备、照明7天',
    'A hazard is repaired and verified within 30 days; camera, lighting within 7',
  ],
  ['clocks.complaint', '投诉3个工作日内答复', 'A complaint is answered within 3 working days'],
];

describe('the policy of 2014 reads', () => {
  for (const [key, zh, en] of of2014) test(zh, () => assert.deepEqual(toldOf(bozhou, key), { zh, en }));
});

const changed: [fact: string, id: DutyId, changes: Partial<PolicyDuty>, zh: string, en: string][] = [
  [
    'months of their own, the same numbers together',
    'householdVisits',
    { months: { '06': 10, '02': 10, '09': 5 } },
    '包村民警每月走访不少于20户;2月、6月为10户,9月为5户',
    'Contact officer: at least 20 households visited a month; 10 in February, June, 5 in September',
  ],
  [
    'counted over all villages of an officer, with so many in each',
    'householdVisits',
    { per: 'officer', minPerVillage: 4 },
    '包村民警每月走访不少于20户;按一名民警所包各村合计,每村不少于4户',
    "Contact officer: at least 20 households visited a month; counted over all the officer's villages together, at least 4 in each",
  ],
  [
    'one of something',
    'villageDays',
    { threshold: 1 },
    '包村民警每月进村工作不少于1天',
    'Contact officer: at least 1 day a month in the village',
  ],
  [
    'nothing asked',
    'lawClass',
    { threshold: 0 },
    '每个村每季度开展法治宣传教育不作要求',
    'Each village: no law classes a quarter required',
  ],
  [
    'a duty made an aim',
    'alertPublished',
    { threshold: undefined, aim: true },
    '每个村每月发布治安预警信息(努力目标,不算未完成)',
    'Each village: safety alerts a month (an aim: shown, never missed)',
  ],
  [
    'a duty of the resident officer',
    'villageDays',
    { row: 'resident', threshold: 8 },
    '驻村民警每月进村工作不少于8天',
    'Resident officer: at least 8 days a month in the village',
  ],
  [
    'a quiet month accepted',
    'informationPassed',
    { acceptNothingNew: true },
    '包村民警每月通报信息不少于10条;当月进村、走访已完成而确无情况的,报一条“无新情况”即可',
    'Contact officer: at least 10 items of information passed on a month; one “nothing new” is enough in a month whose days and visits are met',
  ],
];

describe('a duty reads', () => {
  for (const [fact, id, changes, zh, en] of changed)
    test(fact, () => assert.deepEqual(toldOf(withDuty(id, changes), id), { zh, en }));
});

test('every duty there is has a sentence of its own, in both languages', () => {
  for (const policy of [bozhou, recommended]) {
    const told = tellPolicy(policy);
    for (const id of dutyIds) assert.ok(told.some(({ key }) => key === id));
    assert.equal(new Set(told.map(({ key }) => key)).size, told.length);
    for (const language of ['zh', 'en'] as const)
      assert.equal(new Set(told.map(({ text }) => text[language])).size, told.length);
  }
});

describe('two policies compared', () => {
  test('say nothing where nothing changes, whatever the version and name', () => {
    assert.deepEqual(comparePolicies(bozhou, { ...bozhou, version: 2, names: { zh: '新', en: 'New' } }), []);
  });

  test('say before and after, what is new and what is asked no more', () => {
    const without = { ...bozhou, duties: bozhou.duties.filter(({ id }) => id !== 'lawClass') };
    const stricter = withDuty('villageDays', { threshold: 3 });
    assert.deepEqual(
      comparePolicies(without, stricter).map(({ key, before, after }) => [key, before?.zh ?? null, after?.zh ?? null]),
      [
        ['villageDays', '包村民警每月进村工作不少于2天', '包村民警每月进村工作不少于3天'],
        ['lawClass', null, '每个村每季度开展法治宣传教育不少于1次'],
      ],
    );
    assert.deepEqual(
      comparePolicies(stricter, without).map(({ key, after }) => [key, after?.zh ?? null]),
      [
        ['villageDays', '包村民警每月进村工作不少于2天'],
        ['lawClass', null],
      ],
    );
  });

  test('clocks and the closing day count as changes too', () => {
    const quick = { ...bozhou, graceDays: 0, clocks: { ...bozhou.clocks, request: { answeredHours: 1 } } };
    assert.deepEqual(
      comparePolicies(bozhou, quick).map(({ after }) => after?.en),
      [
        'A month closes at 00:00 on the 1st of the next; what arrives later is kept and changes nothing',
        "A villager's request is answered within 1 hour",
      ],
    );
  });
});

test("a village's own threshold reads with its months", () => {
  const own = { duty: 'householdVisits', fromMonth: '2026-06', threshold: 12 } as const;
  assert.deepEqual(tellThreshold(own), { zh: '走访:2026-06起为12户', en: 'Households visited: 12 from 2026-06 on' });
  assert.deepEqual(tellThreshold({ ...own, toMonth: '2026-09' }), {
    zh: '走访:2026-06至2026-09为12户',
    en: 'Households visited: 12 from 2026-06 to 2026-09',
  });
});
