import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface Given {
  code: string;
}

/** The second factor: the authenticator's six digits, or a backup code. */
export function CodeForm({ signedIn, startOver }: { signedIn: () => void; startOver: () => void }) {
  const say = useWords();
  const [form] = Form.useForm<Given>();
  const [backup, setBackup] = useState(false);
  const verify = useChange(
    (body: Given) =>
      backup
        ? answered(server.POST('/api/auth/two-factor/verify-backup-code', { body }))
        : answered(server.POST('/api/auth/two-factor/verify-totp', { body })),
    [],
  );
  return (
    <Form<Given>
      key={String(backup)}
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={(given) =>
        verify.mutate(given, { onSuccess: signedIn, onError: (error) => void tellFields(form, error) })
      }
    >
      <p className="aside">{say(backup ? 'backupHint' : 'codeHint')}</p>
      {verify.error && verify.error.issues.length === 0 && <Refused error={verify.error} />}
      <Form.Item
        name="code"
        label={say(backup ? 'backupCode' : 'code')}
        rules={[{ required: true, min: 6, message: say('codeMissing') }]}
      >
        <Input
          size="large"
          autoFocus
          autoComplete="one-time-code"
          inputMode={backup ? 'text' : 'numeric'}
          maxLength={20}
        />
      </Form.Item>
      <Button size="large" type="primary" htmlType="submit" block loading={verify.isPending}>
        {say('verify')}
      </Button>
      <p>
        <Button type="link" onClick={() => setBackup(!backup)}>
          {say(backup ? 'useCode' : 'useBackup')}
        </Button>
        <Button type="link" onClick={startOver}>
          {say('startOver')}
        </Button>
      </p>
    </Form>
  );
}
