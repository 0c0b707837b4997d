import { App, Button } from 'antd';
import { useState } from 'react';
import { answered, server, useChange } from '../platform/client.ts';
import { useMe } from '../platform/session.ts';
import { BackupCodes, Enrolment } from './Enrolment.tsx';
import { PasswordAsk } from './PasswordAsk.tsx';
import { useWords } from './words.ts';

type Doing = 'nothing' | 'enable' | 'disable' | 'codes';

/** The second factor: on, off, and new backup codes. */
export function SecondFactorSection() {
  const say = useWords();
  const { message } = App.useApp();
  const { secondFactor } = useMe();
  const [doing, setDoing] = useState<Doing>('nothing');
  const done = (text: string) => {
    setDoing('nothing');
    void message.success(text);
  };
  return (
    <section>
      <h2>{say('secondFactor')}</h2>
      <p>{say(secondFactor ? 'secondFactorOn' : 'secondFactorOff')}</p>
      <p className="buttons">
        {!secondFactor && <Button onClick={() => setDoing('enable')}>{say('enable')}</Button>}
        {secondFactor && <Button onClick={() => setDoing('codes')}>{say('newBackupCodes')}</Button>}
        {secondFactor && <Button onClick={() => setDoing('disable')}>{say('disable')}</Button>}
        {doing !== 'nothing' && (
          <Button type="text" onClick={() => setDoing('nothing')}>
            {say('cancel')}
          </Button>
        )}
      </p>
      {doing === 'enable' && <Enrolment done={() => done(say('on'))} />}
      {doing === 'disable' && <Disable done={() => done(say('off'))} />}
      {doing === 'codes' && <NewCodes />}
    </section>
  );
}

function Disable({ done }: { done: () => void }) {
  const say = useWords();
  const disable = useChange(
    async (password: string) => {
      await answered(server.POST('/api/auth/two-factor/disable', { body: { password } }));
      done();
    },
    ['/api/me'],
  );
  return (
    <>
      <p>{say('disableAsk')}</p>
      <PasswordAsk title={say('passwordAgain')} action={say('disable')} change={disable} />
    </>
  );
}

function NewCodes() {
  const say = useWords();
  const renew = useChange(
    (password: string) => answered(server.POST('/api/auth/two-factor/generate-backup-codes', { body: { password } })),
    [],
  );
  if (!renew.data) {
    return <PasswordAsk title={say('passwordAgain')} action={say('newBackupCodes')} change={renew} />;
  }
  return (
    <>
      <p className="aside">{say('step3Hint')}</p>
      <BackupCodes codes={renew.data.backupCodes} />
    </>
  );
}
