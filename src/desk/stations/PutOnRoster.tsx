import { Button, Form, Select } from 'antd';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { dayInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { SHIFTS, type Turn } from './turns.ts';
import { useWords } from './words.ts';

interface Given {
  day: string;
  post: Turn['post'];
  shift: keyof typeof SHIFTS;
  officer: string;
}

/** Puts someone on the roster for a shift; the form stays as it is for the next one. */
export function PutOnRoster({ station, days }: { station: string; days: readonly string[] }) {
  const say = useWords();
  const [form] = Form.useForm<Given>();
  const put = useChange(
    ({ day, post, shift, officer }: Given) =>
      answered(
        server.POST('/api/stations/{id}/roster', {
          params: { path: { id: station } },
          body: { officer, post, ...SHIFTS[shift](day) },
        }),
      ),
    ['/api/stations/{id}/roster', '/api/stations'],
  );
  const send = (given: Given) =>
    put.mutate(given, {
      onSuccess: () => form.resetFields(['officer']),
      onError: (error) => void tellFields(form, error, { from: 'officer' }),
    });
  const start: Given = { day: days.includes(today()) ? today() : days[0]!, post: 'onCall', shift: 'day', officer: '' };
  return (
    <section className="no-print">
      <h2>{say('put')}</h2>
      {put.error && put.error.issues.length === 0 && <Refused error={put.error} />}
      <Form
        key={days[0]}
        form={form}
        layout="inline"
        className="wraps"
        requiredMark={false}
        initialValues={start}
        onFinish={send}
      >
        <Shift days={days} />
        <Form.Item
          name="officer"
          label={say('officer')}
          className="wide"
          rules={[{ required: true, message: say('officerMissing') }]}
        >
          <OfficerChoice />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={put.isPending}>
          {say('put')}
        </Button>
      </Form>
    </section>
  );
}

/** Which day, which post, from when to when. */
function Shift({ days }: { days: readonly string[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <>
      <Form.Item name="day" label={say('on')}>
        <Select
          popupMatchSelectWidth={false}
          options={days.map((value) => ({ value, label: dayInWords(value, language) }))}
        />
      </Form.Item>
      <Form.Item name="post" label={say('post')}>
        <Select options={(['onCall', 'lead'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="shift" label={say('shift')}>
        <Select
          popupMatchSelectWidth={false}
          options={(['day', 'light', 'night'] as const).map((value) => ({ value, label: say(`shift_${value}`) }))}
        />
      </Form.Item>
    </>
  );
}
