import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { absenceKinds } from '../../domain/people/absences.ts';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { useMe } from '../platform/session.ts';
import { Refused } from '../shell/Refused.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface Given {
  of: 'officer' | 'unit';
  officer?: string;
  unit?: string;
  from: string;
  to: string;
  kind: (typeof absenceKinds)[number];
  substitute?: string;
}

interface ProposeAbsenceProps {
  open: boolean;
  /** The asker's word stands at once; otherwise it is a proposal. */
  decides: boolean;
  close: () => void;
}

/** An absence of an officer or of a whole unit, with who stands in. */
export function ProposeAbsence({ open, decides, close }: ProposeAbsenceProps) {
  const say = useWords();
  return (
    <Drawer open={open} onClose={close} title={say(decides ? 'record' : 'propose')} size={480} destroyOnHidden>
      <ProposeForm decides={decides} close={close} />
    </Drawer>
  );
}

function ProposeForm({ decides, close }: Omit<ProposeAbsenceProps, 'open'>) {
  const say = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const of = Form.useWatch('of', form);
  const units = me.roles.flatMap(({ role, area }) => (role === 'unit' && area !== undefined ? [area] : []));
  const send = useChange(
    ({ of: whose, officer, unit, from, to, kind, substitute }: Given) =>
      answered(
        server.POST('/api/absences', {
          body: {
            ...{ from, to, kind },
            ...(whose === 'unit' ? { unit: unit ?? '' } : { officer: officer ?? '' }),
            ...(substitute && { substitute }),
          },
        }),
      ),
    touched,
  );
  const submit = (given: Given) =>
    send.mutate(given, {
      onSuccess: ({ state }) => {
        void message.success(say(state === 'approved' ? 'recorded' : 'proposed'));
        close();
      },
      onError: (error) => void tellFields(form, error),
    });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ of: 'officer', kind: 'leave', unit: units[0] ?? '', substitute: '' }}
      onFinish={submit}
    >
      {send.error && send.error.issues.length === 0 && <Refused error={send.error} />}
      <Whose decides={decides} units={units} of={of} />
      <WhenAndWhy />
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {say(decides ? 'sendRecord' : 'send')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}

/** An officer, or everyone of a unit; a department's own unit is the only one it speaks for. */
function Whose({ decides, units, of }: { decides: boolean; units: readonly string[]; of: Given['of'] | undefined }) {
  const say = useWords();
  return (
    <>
      <Form.Item name="of" label={say('of')}>
        <Radio.Group options={(['officer', 'unit'] as const).map((value) => ({ value, label: say(`of_${value}`) }))} />
      </Form.Item>
      {of === 'unit' ? (
        <Form.Item
          name="unit"
          label={say('unit')}
          extra={say('unitHint')}
          rules={[{ required: true, whitespace: true, message: say('unitMissing') }]}
        >
          {units.length > 0 && !decides ? (
            <Select options={units.map((value) => ({ value, label: value }))} />
          ) : (
            <Input maxLength={100} autoComplete="off" />
          )}
        </Form.Item>
      ) : (
        <Form.Item name="officer" label={say('officer')} rules={[{ required: true, message: say('officerMissing') }]}>
          <OfficerChoice />
        </Form.Item>
      )}
    </>
  );
}

function WhenAndWhy() {
  const say = useWords();
  return (
    <>
      <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('dayMissing') }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label={say('to')} rules={[{ required: true, message: say('dayMissing') }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="kind" label={say('kind')} extra={say('kindHint')}>
        <Radio.Group options={absenceKinds.map((value) => ({ value, label: say(`kind_${value}`) }))} />
      </Form.Item>
      <Form.Item name="substitute" label={say('substitute') + say('optional')} extra={say('substituteHint')}>
        <OfficerChoice />
      </Form.Item>
    </>
  );
}
