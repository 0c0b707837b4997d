import { App, Button, Form, Input } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface Given {
  current: string;
  next: string;
  again: string;
}

/** A new password; the other devices are signed out by it. */
export function PasswordSection({ done }: { done?: () => void }) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const change = useChange(
    ({ current, next }: Given) => answered(server.POST('/api/me/password', { body: { current, next } })),
    ['/api/sessions'],
  );
  const changed = () => {
    form.resetFields();
    if (done) done();
    else void message.success(say('changed'));
  };
  return (
    <section>
      <h2>{say('changePassword')}</h2>
      <p className="aside">{say('changePasswordHint')}</p>
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <Form
        form={form}
        layout="vertical"
        className="narrow"
        requiredMark={false}
        onFinish={(given) =>
          change.mutate(given, { onSuccess: changed, onError: (error) => void tellFields(form, error) })
        }
      >
        <Form.Item name="current" label={say('current')} rules={[{ required: true, message: say('passwordMissing') }]}>
          <Input.Password autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
        <Form.Item name="next" label={say('next')} rules={[{ required: true, message: say('passwordMissing') }]}>
          <Input.Password autoComplete="new-password" visibilityToggle={false} />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('again')}
          dependencies={['next']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(say('notSame'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" visibilityToggle={false} />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {say('changePassword')}
        </Button>
      </Form>
    </section>
  );
}
