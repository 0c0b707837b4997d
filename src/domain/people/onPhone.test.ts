import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedOnPhone, type PhoneHolder, villagesOnPhone, withClosed, workedIn } from './onPhone.ts';

const LUNAN = '341622101210';
const WULOU = '341621112214';

const cases: [string, Partial<PhoneHolder>, string[]][] = [
  [
    'an officer: where they are posted',
    { roles: [{ role: 'officer' }], within: [LUNAN], postings: [{ village: LUNAN }] },
    [LUNAN],
  ],
  ['posted twice: once', { roles: [{ role: 'officer' }], postings: [{ village: LUNAN }, { village: LUNAN }] }, [LUNAN]],
  [
    'acting for some days, of which the phone has heard nothing since: to the last of them',
    {
      roles: [{ role: 'officer' }],
      postings: [
        { village: LUNAN, to: '2026-11-22' },
        { village: WULOU, to: '2026-11-23' },
      ],
    },
    [WULOU],
  ],
  ['a station: nothing', { roles: [{ role: 'station', area: '341622101' }], within: ['341622101'] }, []],
  ['a station of listed villages: nothing', { roles: [{ role: 'station', area: '3416221S1' }], within: [LUNAN] }, []],
  ['a bureau: nothing', { roles: [{ role: 'bureau', area: '3416' }], within: ['3416'] }, []],
  ['a committee: its own', { roles: [{ role: 'committee', area: LUNAN }], within: [LUNAN] }, [LUNAN]],
  ['a patrol leader: the team’s', { roles: [{ role: 'patrolLeader', area: 'team-1' }], within: [LUNAN] }, [LUNAN]],
  [
    'a patrol leader on call at a station: where they are posted',
    {
      ...{
        roles: [
          { role: 'patrolLeader', area: 'team-1' },
          { role: 'station', area: '341622101' },
        ],
      },
      ...{ within: [LUNAN, WULOU], postings: [{ village: WULOU }] },
    },
    [WULOU],
  ],
  [
    'a patrol leader of a village that goes on with a closed one: the one there is',
    {
      roles: [{ role: 'patrolLeader', area: 'team-1' }],
      within: [LUNAN, WULOU],
      closed: [{ village: LUNAN, name: '路南村', on: '2026-11-01', successor: WULOU }],
    },
    [WULOU],
  ],
];

for (const [name, who, expected] of cases)
  test(name, () =>
    assert.deepEqual(villagesOnPhone({ roles: [], within: [], postings: [], ...who }, '2026-11-23'), expected),
  );

const [OLDER, OLD, NEW] = ['341622101298', '341622101299', '341622101998'];
const closed = [
  { village: OLD, name: '旧村', on: '2026-11-01', successor: NEW },
  { village: OLDER, name: '更旧的村', on: '2025-03-01', successor: OLD },
];

test('what is open in a closed village is worked in the one that goes on with it, merged again or not', () => {
  const villages = [OLDER, OLD, NEW, LUNAN];
  assert.deepEqual(
    villages.map((id) => workedIn({ closed }, id)),
    [NEW, NEW, NEW, LUNAN],
  );
});

test('closed villages lie on the phone beside the one that goes on with them, and on no other', () => {
  const here = (villages: string[]) => closedOnPhone({ closed }, villages).map(({ village }) => village);
  assert.deepEqual([here([NEW, LUNAN]), here([LUNAN]), here([])], [[OLD, OLDER], [], []]);
});

test('villages that name each other as successors are worked in one of them, and nothing goes round for ever', () => {
  const round = [
    { village: OLD, name: '', on: '2026-11-01', successor: NEW },
    { village: NEW, name: '', on: '2026-11-01', successor: OLD },
  ];
  assert.equal(workedIn({ closed: round }, OLD), OLD);
});

test('a posting counts for the villages its own goes on with, since they were closed', () => {
  const posting = { village: NEW, from: '2026-01-01', to: null };
  const ended = { village: OLD, from: '2020-01-01', to: '2026-10-31' };
  assert.deepEqual(withClosed([posting, ended], closed), [
    posting,
    ended,
    { village: OLD, from: '2026-11-01', to: null },
    { village: OLDER, from: '2025-03-01', to: '2026-10-31' },
  ]);
  assert.deepEqual(withClosed([{ ...posting, to: '2026-09-30' }], closed), [{ ...posting, to: '2026-09-30' }]);
});
