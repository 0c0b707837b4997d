import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { AddOfficer } from '../officers/AddOfficer.tsx';
import { useAddress } from '../platform/address.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { View } from '../shell/View.tsx';
import { AccountDrawer } from './AccountDrawer.tsx';
import { type Account, allAccounts, roleNames, stateOf, states } from './account.ts';
import { useRoleWords } from './roleWords.ts';
import { StateWord } from './StateWord.tsx';
import { useWords, type Words } from './words.ts';
import './accounts.css';

/** Accounts for the administrator: who may do what where, and what to do when someone cannot or must not sign in. */
export default function AccountsRoom() {
  const say = useWords();
  const roleWord = useRoleWords();
  const [{ account, add }, go] = useAddress({ account: '', add: '' });
  const found = useQuery({ queryKey: ['/api/accounts'], queryFn: allAccounts });
  const columns = useMemo(() => columnsOf(say, roleWord), [say, roleWord]);
  const begin = (
    <Button type="primary" onClick={() => go({ add: 'yes' })}>
      {say('add')}
    </Button>
  );
  return (
    <View title={say('title')} aside={begin}>
      <p className="aside">{say('noOnlineTime')}</p>
      <List
        name="accounts"
        caption={say('caption')}
        rows={found.data}
        keyOf={({ id }) => id}
        columns={columns}
        of="accounts"
        empty={<p>{say('empty')}</p>}
        open={({ id }) => go({ account: id })}
        error={found.error}
        retry={() => void found.refetch()}
      />
      <AccountDrawer account={found.data?.find(({ id }) => id === account)} close={() => go({ account: '' })} />
      <AddOfficer open={add === 'yes'} close={() => go({ add: '' })} added={(id) => go({ add: '', account: id })} />
    </View>
  );
}

type RoleWords = ReturnType<typeof useRoleWords>;

const rolesTold = (account: Account, say: Words, roleWord: RoleWords): string =>
  account.roles
    .map(({ role, area, name }) => [roleWord(role), name ?? area].filter(Boolean).join(' '))
    .join(say('and'));

function columnsOf(say: Words, roleWord: RoleWords): Column<Account>[] {
  return [
    {
      ...{ key: 'badge', title: say('badge'), names: true, found: true, sorts: true, width: 130 },
      value: ({ badge }) => badge,
      cell: ({ id, badge }) => <OpenLink to={{ account: id }}>{badge}</OpenLink>,
    },
    { ...{ key: 'name', title: say('name'), found: true, width: 110 }, value: ({ name }) => name },
    { ...{ key: 'unit', title: say('unit'), found: true, sorts: true, width: 170 }, value: ({ unit }) => unit },
    {
      ...{ key: 'roles', title: say('roles') },
      value: (account) => rolesTold(account, say, roleWord) || say('noRoles'),
    },
    {
      ...{ key: 'role', title: say('roleChoice'), extra: true },
      value: ({ roles }) => roles[0]?.role ?? null,
      cell: ({ roles }) => (roles[0] ? roleWord(roles[0].role) : say('noRoles')),
      filter: roleNames.map((role) => ({ value: role, label: roleWord(role) })),
    },
    {
      ...{ key: 'factor', title: say('secondFactor'), width: 110 },
      value: ({ twoFactor }) => (twoFactor ? 'on' : 'off'),
      cell: ({ twoFactor }) => say(twoFactor ? 'factor_on' : 'factor_off'),
      filter: (['on', 'off'] as const).map((value) => ({ value, label: say(`factor_${value}`) })),
    },
    { ...{ key: 'sessions', title: say('sessions'), number: true, width: 120 }, value: ({ sessions }) => sessions },
    {
      ...{ key: 'state', title: say('state'), width: 190 },
      value: (account) => stateOf(account),
      cell: (account) => <StateWord state={stateOf(account)} />,
      filter: states.map((value) => ({ value, label: say(`state_${value}`) })),
    },
  ];
}
