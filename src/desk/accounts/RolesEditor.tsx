import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { useEnter, useSearch } from '../platform/useEnter.ts';
import { Refused } from '../shell/Refused.tsx';
import { type Account, type Role, roleNames, withoutPlace } from './account.ts';
import { useRoleWords } from './roleWords.ts';
import { useWords } from './words.ts';

interface Claim {
  role: Role;
  area: string;
  name: string | null;
}

/** The roles someone holds, each with its place; every fault is named beside the button. */
export function RolesEditor({ account }: { account: Account }) {
  const say = useWords();
  const { message } = App.useApp();
  const roleWord = useRoleWords();
  const [claims, setClaims] = useState<readonly Claim[]>(account.roles);
  const save = useChange(
    () =>
      answered(
        server.PUT('/api/officers/{id}/roles', {
          params: { path: { id: account.id } },
          body: { roles: claims.map(({ role, area }) => ({ role, ...(area !== '' && { area }) })) },
        }),
      ),
    ['/api/accounts'],
  );
  const set = (index: number, claim: Claim) => setClaims(claims.map((one, at) => (at === index ? claim : one)));
  return (
    <section>
      <h2>{say('roles')}</h2>
      <p className="aside">{say('rolesHint')}</p>
      {claims.length === 0 && <p className="empty">{say('noRoles')}</p>}
      {claims.map((claim, index) => (
        // what is edited has no other name than its place in the row
        <div className="claim" key={index}>
          <Select<Role>
            aria-label={say('roleChoice')}
            value={claim.role}
            options={roleNames.map((role) => ({ value: role, label: roleWord(role) }))}
            onChange={(role) => set(index, { role, area: '', name: null })}
          />
          {!withoutPlace.includes(claim.role) && <Place claim={claim} set={(next) => set(index, next)} />}
          <Button
            type="text"
            aria-label={say('removeRole')}
            onClick={() => setClaims(claims.filter((_, other) => other !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      {save.error && <Refused error={save.error} />}
      <p className="buttons">
        <Button onClick={() => setClaims([...claims, { role: 'officer', area: '', name: null }])}>
          {say('addRole')}
        </Button>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate(undefined, { onSuccess: () => void message.success(say('rolesSaved')) })}
        >
          {say('saveRoles')}
        </Button>
      </p>
    </section>
  );
}

/** Where the role is held: stations, areas, villages, teams or units, found by name or code. */
function Place({ claim, set }: { claim: Claim; set: (claim: Claim) => void }) {
  const say = useWords();
  const sought = useSearch();
  const query = { role: claim.role, ...(sought.sought !== '' && { like: sought.sought }) };
  const found = useAnswer('/api/accounts/places', { query }, { keep: true });
  const options = (found.data?.places ?? []).map(({ id, name, within }) => ({
    value: id,
    label: within === '' ? name : `${name} · ${within}`,
  }));
  const choose = ({ value, label }: { value: string; label: string }) => set({ ...claim, area: value, name: label });
  const { search, ...enter } = useEnter(sought, {
    reading: found.isPending || found.isPlaceholderData,
    first: options[0],
    choose,
  });
  if (claim.area !== '' && !options.some(({ value }) => value === claim.area))
    options.unshift({ value: claim.area, label: claim.name ?? claim.area });
  return (
    <Select
      {...enter}
      className="claim-place"
      aria-label={say('placeChoice')}
      placeholder={say('placeHint')}
      value={claim.area || null}
      showSearch={{ ...search, filterOption: false }}
      options={options}
      onChange={(value: string) => choose(options.find((one) => one.value === value) ?? { value, label: value })}
    />
  );
}
