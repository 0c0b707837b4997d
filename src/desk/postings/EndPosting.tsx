import { Button, Form } from 'antd';
import { covers } from '../../domain/people/assignments.ts';
import { addDays } from '../../domain/calendar/utc8.ts';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { tellFields } from '../platform/fieldIssues.ts';
import { dayInWords, today } from '../../ui/time.tsx';
import { useUndo } from '../platform/useUndo.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Posting } from './postingColumns.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface EndPostingProps {
  posting: Posting;
  /** Every posting of the village: whether a lead is left. */
  beside: readonly Posting[];
  close: () => void;
}

/** Ends a posting on a day, with what follows from it named; it can be opened again. */
export function EndPosting({ posting, beside, close }: EndPostingProps) {
  const say = useWords();
  const language = useLanguage();
  const undo = useUndo(touched);
  const [form] = Form.useForm<{ to: string }>();
  const { id, officer, village, from } = posting;
  // one that has not begun ends on its first day at the earliest
  const first = from > today() ? from : today();
  const to = Form.useWatch('to', form) || first;
  const put = (until: string | null) =>
    answered(server.PUT('/api/assignments/{id}', { params: { path: { id } }, body: { to: until } }));
  const end = useChange(put, touched);
  const send = (given: { to: string }) =>
    end.mutate(given.to, {
      onSuccess: () => {
        close();
        undo(say('endedDone'), () => put(posting.to));
      },
      onError: (error) => void tellFields(form, error),
    });
  const led = beside.some((other) => other.id !== id && other.lead && covers(other, addDays(to, 1)));
  return (
    <Form form={form} layout="vertical" className="inset" initialValues={{ to: first }} onFinish={send}>
      {end.error && end.error.issues.length === 0 && <Refused error={end.error} />}
      <Form.Item name="to" label={say('lastDay')} rules={[{ required: true, message: say('dayMissing') }]}>
        <DayInput min={from} />
      </Form.Item>
      <p>{say('endWhy', { day: dayInWords(to, language), officer: officer.name, village: village.name })}</p>
      {posting.lead && !led && <p className="waiting">{say('endGap')}</p>}
      <p className="buttons">
        <Button type="primary" danger htmlType="submit" loading={end.isPending}>
          {say('endNow')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </p>
    </Form>
  );
}
