import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { Refusal } from '../../ui/refusal.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface PasswordAskProps {
  title: string;
  action: string;
  change: Pick<UseMutationResult<unknown, Refusal, string>, 'mutate' | 'error' | 'isPending'>;
}

/** The password once more, before something about the account itself changes. */
export function PasswordAsk({ title, action, change }: PasswordAskProps) {
  const say = useWords();
  const [form] = Form.useForm<{ password: string }>();
  return (
    <div className="enrolment">
      <h3>{title}</h3>
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <Form
        form={form}
        layout="inline"
        requiredMark={false}
        colon={false}
        onFinish={({ password }) => change.mutate(password, { onError: (error) => void tellFields(form, error) })}
      >
        <Form.Item
          name="password"
          label={say('password')}
          rules={[{ required: true, message: say('passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {action}
        </Button>
      </Form>
    </div>
  );
}
