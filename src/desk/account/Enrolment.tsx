import { Button, Form, Input, QRCode } from 'antd';
import { type Answer, answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { PasswordAsk } from './PasswordAsk.tsx';
import { useWords } from './words.ts';

type Begun = Answer<'/api/auth/two-factor/enable', 'post'>;

/** Setting up a second factor: the password, the QR code (drawn here), the backup codes, and a first code that proves it works. */
export function Enrolment({ done }: { done: () => void }) {
  const say = useWords();
  const begin = useChange(
    (password: string) => answered(server.POST('/api/auth/two-factor/enable', { body: { password } })),
    [],
  );
  if (begin.data) return <Scan begun={begin.data} done={done} />;
  return <PasswordAsk title={say('step1')} action={say('continue')} change={begin} />;
}

function Scan({ begun, done }: { begun: Begun; done: () => void }) {
  const say = useWords();
  const [form] = Form.useForm<{ code: string }>();
  const verify = useChange(
    (body: { code: string }) => answered(server.POST('/api/auth/two-factor/verify-totp', { body })),
    ['/api/me'],
  );
  return (
    <div className="enrolment">
      <h3>{say('step2')}</h3>
      <div role="img" aria-label={say('qr')}>
        <div aria-hidden>
          <QRCode value={begun.totpURI} color="#000000" bgColor="#ffffff" size={200} />
        </div>
      </div>
      <p className="aside">
        {say('step2Hint')} <code>{new URL(begun.totpURI).searchParams.get('secret')}</code>
      </p>
      <h3>{say('step3')}</h3>
      <p className="aside">{say('step3Hint')}</p>
      <BackupCodes codes={begun.backupCodes} />
      <h3>{say('step4')}</h3>
      {verify.error && verify.error.issues.length === 0 && <Refused error={verify.error} />}
      <Form
        form={form}
        layout="inline"
        requiredMark={false}
        colon={false}
        onFinish={(given) =>
          verify.mutate(given, { onSuccess: done, onError: (error) => void tellFields(form, error) })
        }
      >
        <Form.Item name="code" label={say('code')} rules={[{ required: true, message: say('codeMissing') }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          {say('finish')}
        </Button>
      </Form>
    </div>
  );
}

export function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <ul className="codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
