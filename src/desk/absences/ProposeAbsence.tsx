import { App, Button, Drawer, Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useDeferredValue } from 'react';
import { absenceKinds } from '../../domain/people/absences.ts';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { useMe } from '../platform/session.ts';
import { today } from '../../ui/time.tsx';
import { inARow } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { type ByVillage, named, Substitutes } from './Substitutes.tsx';
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
  substitutes?: ByVillage;
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
    ({ of: whose, officer, unit, from, to, kind, substitute, substitutes }: Given) =>
      answered(
        server.POST('/api/absences', {
          body: {
            ...{ from, to, kind },
            ...(whose === 'unit' ? { unit: unit ?? '', substitutes: named(substitutes) } : { officer: officer ?? '' }),
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
      <WhoInstead form={form} />
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
    </>
  );
}

/** Who stands in, for those whom the form names by now. */
function WhoInstead({ form }: { form: FormInstance<Given> }) {
  const { of, officer, unit, from } = (Form.useWatch([], form) ?? {}) as Partial<Given>;
  const whole = useDeferredValue(of === 'unit' ? (unit ?? '').trim() : '');
  const query = { unit: whole, on: from || today(), posted: 'yes', limit: 1000 } as const;
  const members = useAnswer('/api/officers', { query }, { when: whole !== '', keep: true });
  const villages = new Map<string, { id: string; name: string; who: string }>();
  for (const { name: who, postings } of (whole !== '' && members.data?.officers) || [])
    for (const { village, duty } of postings) {
      const known = villages.get(village.id);
      if (duty !== 'acting') villages.set(village.id, { ...village, who: inARow(known ? [known.who, who] : [who]) });
    }
  return of === 'unit' ? (
    <Substitutes unit={whole} villages={[...villages.values()]} />
  ) : (
    <Substitutes officer={officer} villages={[]} />
  );
}
