import { App, Button, Checkbox, Form } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Posting } from './postingColumns.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface Given {
  from: string;
  to: string;
  lead: boolean;
}

/** Mends a posting's days, and whether the board names this officer. */
export function EditPosting({ posting, close }: { posting: Posting; close: () => void }) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const change = useChange(
    ({ from, to, lead }: Given) =>
      answered(
        server.PUT('/api/assignments/{id}', {
          params: { path: { id: posting.id } },
          body: { from, to: to || null, lead },
        }),
      ),
    touched,
  );
  const send = (given: Given) =>
    change.mutate(given, {
      onSuccess: ({ warnings }) => {
        if (warnings.length > 0) void message.warning(warnings.map((one) => one.message).join(' '));
        else void message.success(say('saved'));
        close();
      },
      onError: (error) => void tellFields(form, error),
    });
  const { from, to, lead } = posting;
  return (
    <Form
      form={form}
      layout="vertical"
      className="inset"
      requiredMark={false}
      initialValues={{ from, to: to ?? '', lead }}
      onFinish={send}
    >
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('dayMissing') }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label={say('to') + say('optional')} extra={say('toHint')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="lead" valuePropName="checked" extra={say('leadHint')}>
        <Checkbox>{say('lead')}</Checkbox>
      </Form.Item>
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say('save')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}
