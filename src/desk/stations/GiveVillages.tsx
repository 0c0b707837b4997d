import { App, Button, Form } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { today } from '../../ui/time.tsx';
import { VillagesChoice } from '../platform/VillageChoice.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface Given {
  villages: string[];
  from: string;
}

/** Gives villages to a station from a day on. */
export function GiveVillages({ station }: { station: string }) {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const give = useChange(
    (body: Given) => answered(server.POST('/api/stations/{id}/villages', { params: { path: { id: station } }, body })),
    ['/api/stations', '/api/guide', '/api/coverage'],
  );
  const send = (given: Given) =>
    give.mutate(given, {
      onSuccess: () => {
        form.resetFields();
        void message.success(say('given', { count: given.villages.length }));
      },
    });
  return (
    <section>
      <h2>{say('give')}</h2>
      <p className="aside">{say('giveHint')}</p>
      {give.error && <Refused error={give.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ from: today() }} onFinish={send}>
        <Form.Item name="villages" label={say('village')} rules={[{ required: true, message: say('villageMissing') }]}>
          <VillagesChoice />
        </Form.Item>
        <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('fromMissing') }]}>
          <DayInput />
        </Form.Item>
        <Button htmlType="submit" loading={give.isPending}>
          {say('giveNow')}
        </Button>
      </Form>
    </section>
  );
}
