import { App, Button, Form } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Absence } from './absenceColumns.tsx';
import { type ByVillage, named, Substitutes } from './Substitutes.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface Given {
  to: string;
  substitute: string;
  substitutes?: ByVillage;
}

/** Someone comes back earlier or later, or another stands in. */
export function ChangeAbsence({ absence }: { absence: Absence }) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const change = useChange(
    ({ to, substitute, substitutes }: Given) =>
      answered(
        server.PUT('/api/absences/{id}', {
          params: { path: { id: absence.id } },
          body: { to, substitute: substitute || null, substitutes: named(substitutes) },
        }),
      ),
    touched,
  );
  const send = (given: Given) =>
    change.mutate(given, {
      onSuccess: () => void message.success(say('changed')),
      onError: (error) => void tellFields(form, error),
    });
  const byVillage = Object.fromEntries(absence.villages.map(({ id, substitute }) => [id, substitute?.id ?? '']));
  const known = { to: absence.to, substitute: absence.substitute?.id ?? '', substitutes: byVillage };
  return (
    <section>
      <h2>{say('change')}</h2>
      {change.error && change.error.issues.length === 0 && <Refused error={change.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={known} onFinish={send}>
        <Form.Item name="to" label={say('to')} rules={[{ required: true, message: say('dayMissing') }]}>
          <DayInput min={absence.from} />
        </Form.Item>
        <Substitutes officer={absence.officer?.id} unit={absence.unit ?? undefined} villages={absence.villages} />
        <Button htmlType="submit" loading={change.isPending}>
          {say('save')}
        </Button>
      </Form>
    </section>
  );
}
