import { App, Button, Drawer, Form, Input } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import { OfficerFields, type OfficerGiven } from './OfficerFields.tsx';
import { useWords } from './words.ts';

type Given = OfficerGiven & { badge: string };

interface AddOfficerProps {
  open: boolean;
  close: () => void;
  added: (officer: string) => void;
}

/** Enters one officer; they sign in once the administrator lets them. */
export function AddOfficer({ open, close, added }: AddOfficerProps) {
  const say = useWords();
  return (
    <Drawer open={open} onClose={close} title={say('add')} size={460} destroyOnHidden>
      <AddForm close={close} added={added} />
    </Drawer>
  );
}

function AddForm({ close, added }: Omit<AddOfficerProps, 'open'>) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const add = useChange(
    ({ badge, name, workPhone, unit, grade }: Given) =>
      answered(
        server.POST('/api/officers', {
          body: {
            badge,
            name,
            grade,
            ...(workPhone && { workPhone }),
            ...(unit && { unit }),
            roles: [{ role: 'officer' }],
          },
        }),
      ),
    ['/api/officers', '/api/accounts', '/api/guide'],
  );
  const send = (given: Given) =>
    add.mutate(given, {
      onSuccess: ({ id }) => {
        void message.success(say('added', { name: given.name }));
        added(id);
      },
      onError: (error) => void tellFields(form, error),
    });
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ grade: 'police' }} onFinish={send}>
      <p className="aside">{say('addMore')}</p>
      {add.error && add.error.issues.length === 0 && <Refused error={add.error} />}
      <Form.Item
        name="badge"
        label={say('badge')}
        rules={[
          { required: true, message: say('badgeMissing') },
          { pattern: /^[A-Za-z0-9._-]{1,32}$/, message: say('badgeWrong') },
        ]}
      >
        <Input autoFocus maxLength={32} autoComplete="off" />
      </Form.Item>
      <OfficerFields />
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say('add')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}
