import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PhoneHolder, villagesOnPhone } from './onPhone.ts';

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
];

for (const [name, who, expected] of cases)
  test(name, () =>
    assert.deepEqual(villagesOnPhone({ roles: [], within: [], postings: [], ...who }, '2026-11-23'), expected),
  );
