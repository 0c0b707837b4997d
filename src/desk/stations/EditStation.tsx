import { App, Button, Form, Input } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Station } from './StationsRoom.tsx';
import { useWords } from './words.ts';

interface Given {
  name: string;
  dutyPhone: string;
}

/** A station's name and the phone that boards and village pages show. */
export function EditStation({ station }: { station: Station }) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const change = useChange(
    ({ name, dutyPhone }: Given) =>
      answered(
        server.PUT('/api/stations/{id}', {
          params: { path: { id: station.id } },
          body: { name, ...(dutyPhone && { dutyPhone }) },
        }),
      ),
    ['/api/stations', '/api/guide'],
  );
  const send = (given: Given) =>
    change.mutate(given, {
      onSuccess: () => void message.success(say('saved')),
      onError: (error) => void tellFields(form, error),
    });
  const known = { name: station.name, dutyPhone: station.dutyPhone ?? '' };
  return (
    <Form form={form} layout="inline" className="wraps" requiredMark={false} initialValues={known} onFinish={send}>
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <Form.Item name="name" label={say('name')} rules={[{ required: true, message: say('nameMissing') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="dutyPhone" label={say('dutyPhone')} extra={say('phoneHint')}>
        <Input maxLength={21} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        {say('save')}
      </Button>
    </Form>
  );
}
