import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { inARow } from '../../ui/words.ts';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Absence } from './absenceColumns.tsx';
import { standIns } from './Substitutes.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

type Verdict = { decision: 'approve' } | { decision: 'decline'; reason: string };

/** Approves a proposal, what follows said beside it, or declines it with a reason. */
export function DecideAbsence({ absence }: { absence: Absence }) {
  const say = useWords();
  const { id, villages, substitute } = absence;
  const who = standIns(absence);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [declining, setDeclining] = useState(false);
  const decide = useChange(
    (body: Verdict) => answered(server.POST('/api/absences/{id}/decision', { params: { path: { id } }, body })),
    touched,
  );
  const send = (verdict: Verdict) =>
    decide.mutate(verdict, {
      onSuccess: ({ state }) => void message.success(say(state === 'approved' ? 'approved' : 'declined')),
      onError: (error) => void tellFields(form, error),
    });
  return (
    <section>
      {decide.error && <Refused error={decide.error} />}
      <p>
        {who.length > 0
          ? say('approveWhy', {
              count: villages.filter((one) => one.substitute ?? substitute).length,
              who: inARow(who.map(({ name }) => name)),
            })
          : say('approveWhyNobody')}
      </p>
      {declining ? (
        <Form form={form} layout="vertical" onFinish={({ reason }) => send({ decision: 'decline', reason })}>
          <Form.Item
            name="reason"
            label={say('declineTitle')}
            extra={say('declineHint')}
            rules={[{ required: true, whitespace: true, message: say('declineMissing') }]}
          >
            <Input.TextArea autoFocus maxLength={200} showCount autoSize={{ minRows: 2 }} />
          </Form.Item>
          <p className="buttons">
            <Button type="primary" danger htmlType="submit" loading={decide.isPending}>
              {say('decline')}
            </Button>
            <Button onClick={() => setDeclining(false)}>{say('cancel')}</Button>
          </p>
        </Form>
      ) : (
        <p className="buttons">
          <Button type="primary" loading={decide.isPending} onClick={() => send({ decision: 'approve' })}>
            {say('approve')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{say('decline')}</Button>
        </p>
      )}
    </section>
  );
}
