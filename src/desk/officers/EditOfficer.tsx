import { App, Button, Form, Popconfirm } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { OfficerFields, type OfficerGiven } from './OfficerFields.tsx';
import type { Officer } from './officerColumns.tsx';
import { useWords } from './words.ts';

type Given = OfficerGiven & { leftOn?: string };

/** Changes what is known of an officer; who leaves has the consequence named before. */
export function EditOfficer({ officer, close }: { officer: Officer; close: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const leftOn = Form.useWatch('leftOn', form);
  const change = useChange(
    ({ name, workPhone, unit, grade, leftOn: left }: Given) =>
      answered(
        server.PUT('/api/officers/{id}', {
          params: { path: { id: officer.id } },
          body: { name, grade, workPhone: workPhone || null, unit: unit || null, leftOn: left || null },
        }),
      ),
    ['/api/officers', '/api/assignments', '/api/assignments/gaps'],
  );
  const send = (given: Given) =>
    change.mutate(given, {
      onSuccess: ({ ended }) => {
        void message.success(ended > 0 ? say('savedEnded', { count: ended }) : say('saved'));
        close();
      },
      onError: (error) => void tellFields(form, error),
    });
  const leaves = Boolean(leftOn) && leftOn !== officer.leftOn;
  const { name, workPhone, unit, grade } = officer;
  const known = { name, grade, workPhone: workPhone ?? '', unit: unit ?? '', leftOn: officer.leftOn ?? '' };
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={known} onFinish={send}>
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <OfficerFields />
      <Form.Item name="leftOn" label={say('leftOn') + say('optional')} extra={say('leftOnHint')}>
        <DayInput />
      </Form.Item>
      <p className="buttons">
        {leaves ? (
          <Popconfirm
            title={say('leaveAsk', { name, day: dayInWords(leftOn ?? '', language) })}
            description={say('leaveWhy')}
            okText={say('save')}
            cancelText={say('cancel')}
            onConfirm={() => form.submit()}
          >
            <Button type="primary" loading={change.isPending}>
              {say('save')}
            </Button>
          </Popconfirm>
        ) : (
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {say('save')}
          </Button>
        )}
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}
