import { Button, Drawer, Form, Input } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface Given {
  id: string;
  name: string;
  dutyPhone: string;
}

interface AddStationProps {
  open: boolean;
  close: () => void;
  added: (station: string) => void;
}

/** Enters a station; its villages are given to it next. */
export function AddStation({ open, close, added }: AddStationProps) {
  const say = useWords();
  return (
    <Drawer open={open} onClose={close} title={say('add')} size={440} destroyOnHidden>
      <AddForm close={close} added={added} />
    </Drawer>
  );
}

function AddForm({ close, added }: Omit<AddStationProps, 'open'>) {
  const say = useWords();
  const [form] = Form.useForm<Given>();
  const add = useChange(
    ({ id, name, dutyPhone }: Given) =>
      answered(
        server.PUT('/api/stations/{id}', { params: { path: { id } }, body: { name, ...(dutyPhone && { dutyPhone }) } }),
      ),
    ['/api/stations', '/api/guide'],
  );
  const send = (given: Given) =>
    add.mutate(given, { onSuccess: ({ id }) => added(id), onError: (error) => void tellFields(form, error) });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      {add.error && <Refused error={add.error} />}
      <Form.Item name="name" label={say('name')} rules={[{ required: true, message: say('nameMissing') }]}>
        <Input autoFocus maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="id"
        label={say('id')}
        rules={[
          { required: true, message: say('idMissing') },
          { pattern: /^[0-9A-Za-z-]{1,40}$/, message: say('idWrong') },
        ]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="dutyPhone" label={say('dutyPhone')} extra={say('phoneHint')}>
        <Input maxLength={21} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say('add')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}
