import { App, Button, Checkbox, Drawer, Form, Radio } from 'antd';
import { leadByDefault } from '../../domain/people/assignments.ts';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { today } from '../../ui/time.tsx';
import { useUndo } from '../platform/useUndo.tsx';
import { VillageChoice } from '../platform/VillageChoice.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useDutyWords } from './dutyWords.ts';
import { Said } from './Said.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface Given {
  officer: string;
  village: string;
  duty: 'contact' | 'resident' | 'auxiliary';
  lead: boolean;
  from: string;
  to: string;
}

interface AddPostingProps {
  open: boolean;
  known: { officer: string; village: string };
  close: () => void;
}

/** Posts an officer to a village; what speaks against it is told while it is typed. */
export function AddPosting({ open, known, close }: AddPostingProps) {
  const say = useWords();
  return (
    <Drawer open={open} onClose={close} title={say('add')} size={480} destroyOnHidden>
      <AddForm known={known} close={close} />
    </Drawer>
  );
}

const DUTIES = ['contact', 'resident', 'auxiliary'] as const;

function AddForm({ known, close }: Omit<AddPostingProps, 'open'>) {
  const say = useWords();
  const undo = useUndo(touched);
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const given = Form.useWatch<Given>([], form);
  const add = useChange(
    ({ to, ...given }: Given) => answered(server.POST('/api/assignments', { body: { ...given, ...(to && { to }) } })),
    touched,
  );
  const send = (posting: Given) =>
    add.mutate(posting, {
      onSuccess: ({ id }) => {
        close();
        undo(say('addedDone'), () =>
          answered(server.DELETE('/api/assignments/{id}', { params: { path: { id } } })).then(
            () => void message.info(say('takenBack')),
          ),
        );
      },
      onError: (error) => void tellFields(form, error),
    });
  const start = { ...known, duty: 'contact', lead: true, from: today(), to: '' };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={send}
      onValuesChange={({ duty: next }: Partial<Given>) => {
        if (next !== undefined) form.setFieldsValue({ lead: leadByDefault(next) });
      }}
    >
      {add.error && add.error.issues.length === 0 && <Refused error={add.error} />}
      <Fields />
      <Check given={given} />
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say('add')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}

function Fields() {
  const say = useWords();
  const duty = useDutyWords();
  return (
    <>
      <Form.Item name="village" label={say('village')} rules={[{ required: true, message: say('villageMissing') }]}>
        <VillageChoice />
      </Form.Item>
      <Form.Item name="officer" label={say('officer')} rules={[{ required: true, message: say('officerMissing') }]}>
        <OfficerChoice />
      </Form.Item>
      <Form.Item name="duty" label={say('duty')}>
        <Radio.Group options={DUTIES.map((value) => ({ value, label: duty(value) }))} />
      </Form.Item>
      <Form.Item name="lead" valuePropName="checked" extra={say('leadHint')}>
        <Checkbox>{say('lead')}</Checkbox>
      </Form.Item>
      <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('dayMissing') }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label={say('to') + say('optional')} extra={say('toHint')}>
        <DayInput />
      </Form.Item>
    </>
  );
}

/** What the server would say to the posting as it stands. */
function Check({ given }: { given: Given | undefined }) {
  const say = useWords();
  const { officer = '', village = '', duty = 'contact', lead = true, from = '', to = '' } = given ?? {};
  const query = { officer, village, duty, from, lead: lead ? 'true' : 'false', ...(to && { to }) } as const;
  const when = officer !== '' && village !== '' && from !== '';
  const { data } = useAnswer('/api/assignments/check', { query }, { when, keep: true });
  if (!when || !data) return null;
  const { issues, warnings, villages, beside } = data;
  return (
    <>
      <Said issues={issues} warnings={warnings} />
      {issues.length === 0 && villages.length > 0 && <p>{say('hasVillages', { count: villages.length })}</p>}
      {issues.length === 0 && beside.length > 0 && <p>{say('beside', { count: beside.length })}</p>}
    </>
  );
}
