import { Alert, App, Button, Descriptions } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import type { Officer } from './officerColumns.tsx';
import { useWords } from './words.ts';

/** Lets an officer in: a one-time password, shown once, told by whoever invites. */
export function Invitation({ officer, close }: { officer: Officer; close: () => void }) {
  const say = useWords();
  const { message } = App.useApp();
  const give = useChange(
    () => answered(server.POST('/api/officers/{id}/password', { params: { path: { id: officer.id } }, body: {} })),
    ['/api/guide', '/api/officers'],
  );
  if (give.data === undefined) {
    return (
      <>
        <p>{say('inviteWhy')}</p>
        {officer.canSignIn && <p>{say('inviteAgainWhy')}</p>}
        {give.error && <Refused error={give.error} />}
        <p className="buttons">
          <Button type="primary" loading={give.isPending} onClick={() => give.mutate()}>
            {say(officer.canSignIn ? 'inviteAgain' : 'invite')}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </p>
      </>
    );
  }
  const { password, until } = give.data;
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    void message.success(say('copied'));
  };
  return (
    <Alert
      type="success"
      role="status"
      title={say('invited', { name: officer.name })}
      description={
        <>
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'username', label: say('username'), children: <code>{officer.badge}</code> },
              { key: 'password', label: say('password'), children: <code className="password">{password}</code> },
              { key: 'until', label: say('goodUntil'), children: <Time at={until} /> },
            ]}
          />
          <p className="buttons">
            <Button onClick={() => void copy()}>{say('copy')}</Button>
            <Button type="primary" onClick={close}>
              {say('done')}
            </Button>
          </p>
        </>
      }
    />
  );
}
