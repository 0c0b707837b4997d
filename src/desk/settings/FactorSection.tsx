import { App, Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useRoleWords } from '../accounts/roleWords.ts';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

const PATH = '/api/settings/two-factor';
type Role = Answer<typeof PATH>['required'][number];
const roles = ['admin', 'auditor', 'bureau', 'station', 'unit', 'officer', 'committee', 'patrolLeader'] as const;

/** Which roles must sign in with a second factor. */
export function FactorSection() {
  const say = useWords();
  const found = useAnswer(PATH, {});
  return (
    <section>
      <h2>{say('factor')}</h2>
      <p className="aside">{say('factorWhat')}</p>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <Choice required={found.data.required} /> : <Skeleton active paragraph={{ rows: 2 }} />}
    </section>
  );
}

function Choice({ required }: { required: readonly Role[] }) {
  const say = useWords();
  const { message } = App.useApp();
  const roleWord = useRoleWords();
  const [chosen, setChosen] = useState<Role[]>([...required]);
  const save = useChange(() => answered(server.PUT(PATH, { body: { required: chosen } })), [PATH]);
  return (
    <>
      <Checkbox.Group<Role>
        className="factor-roles"
        value={chosen}
        options={roles.map((role) => ({ value: role, label: roleWord(role) }))}
        onChange={setChosen}
      />
      {save.error && <Refused error={save.error} />}
      <p className="buttons">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate(undefined, { onSuccess: () => void message.success(say('saved')) })}
        >
          {say('save')}
        </Button>
      </p>
    </>
  );
}
