import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { answered, server, useChange } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import type { Account } from './account.ts';
import { useWords } from './words.ts';

type What = 'onceGive' | 'lock' | 'unlock' | 'reset' | 'signOut';
const withReason: readonly What[] = ['lock', 'reset'];
const asks = {
  onceGive: 'onceAsk',
  lock: 'lockAsk',
  unlock: 'unlockAsk',
  reset: 'resetAsk',
  signOut: 'signOutAsk',
} as const;

interface Given {
  password: string;
  until: string;
}

/** What to do when someone lost a phone or a password, or must not sign in; each is asked for once, with what it means. */
export function Safety({ account }: { account: Account }) {
  const say = useWords();
  const [asked, setAsked] = useState<What>();
  const [given, setGiven] = useState<Given>();
  const locked = account.lockedAt !== null || account.waitsUntil !== null;
  const offered: What[] = [
    'onceGive',
    ...(account.twoFactor ? (['reset'] as const) : []),
    ...(account.sessions > 0 ? (['signOut'] as const) : []),
    locked ? 'unlock' : 'lock',
  ];
  return (
    <section>
      <h2>{say('safety')}</h2>
      {given && (
        <Alert
          type="success"
          role="status"
          title={say('onceTitle')}
          description={
            <>
              <code className="password">{given.password}</code>
              <p className="aside">
                {say('onceWhat')} <Time at={given.until} />
              </p>
            </>
          }
        />
      )}
      <p className="buttons">
        {offered.map((what) => (
          <Button key={what} danger={what === 'lock'} onClick={() => setAsked(what)}>
            {say(what)}
          </Button>
        ))}
      </p>
      {asked && <AskOnce {...{ account, what: asked, setGiven }} close={() => setAsked(undefined)} />}
    </section>
  );
}

interface AskProps {
  account: Account;
  what: What;
  close: () => void;
  setGiven: (given: Given) => void;
}

function AskOnce({ account, what, close, setGiven }: AskProps) {
  const say = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useChange(() => send(account.id, what, reason), ['/api/accounts']);
  const needsReason = withReason.includes(what);
  const go = () => {
    if (needsReason && reason.trim().length < 2) return setMissing(true);
    decide.mutate(undefined, {
      onSuccess: (done) => {
        const { password, until } = done as Partial<Given>;
        if (password !== undefined && until !== undefined) setGiven({ password, until });
        void message.success(say('done', { count: done.ended }));
        close();
      },
    });
  };
  return (
    <Modal
      open
      title={say(what)}
      okText={say(what)}
      cancelText={say('cancel')}
      okButtonProps={{ danger: what === 'lock' }}
      confirmLoading={decide.isPending}
      onOk={go}
      onCancel={close}
    >
      <p>{say(asks[what])}</p>
      {needsReason && (
        <label>
          {say('reason')}
          <Input
            value={reason}
            maxLength={200}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={go}
          />
          {missing && <span className="state-urgent">{say('reasonMissing')}</span>}
        </label>
      )}
      {decide.error && <Refused error={decide.error} />}
    </Modal>
  );
}

function send(id: string, what: What, reason: string) {
  const params = { path: { id } };
  switch (what) {
    case 'onceGive':
      return answered(server.POST('/api/officers/{id}/password', { params, body: {} }));
    case 'lock':
      return answered(server.POST('/api/officers/{id}/lock', { params, body: { reason } }));
    case 'unlock':
      return answered(server.POST('/api/officers/{id}/unlock', { params, body: {} }));
    case 'reset':
      return answered(server.POST('/api/officers/{id}/second-factor/reset', { params, body: { reason } }));
    case 'signOut':
      return answered(server.POST('/api/officers/{id}/sign-out', { params, body: {} }));
  }
}
