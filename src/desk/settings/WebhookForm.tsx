import { Button, Checkbox, Drawer, Form, Input, Radio, Select, Switch } from 'antd';
import { AreaChoice } from '../audit/AreaChoice.tsx';
import { answered, server, useChange } from '../platform/client.ts';
import { tellFields } from '../platform/fieldIssues.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Webhook } from './webhook.ts';
import { useWords } from './webhookWords.ts';

const PATH = '/api/settings/webhooks';
const kinds = ['wecom', 'dingtalk', 'feishu', 'generic'] as const;
const events = ['incident.overdue', 'held.waiting', 'alert.approved'] as const;

interface Given {
  name: string;
  kind: Webhook['kind'];
  url?: string;
  secret?: string;
  area?: string;
  events: Webhook['events'];
  language: Webhook['language'];
  active: boolean;
}

/** A receiver: who, where, what it is told. Address and secret are never shown again; left empty they stay. */
export function WebhookForm({ webhook, close }: { webhook: Webhook | undefined; close: () => void }) {
  const say = useWords();
  const [form] = Form.useForm<Given>();
  const save = useChange((given: Given) => send(webhook?.id, given), [PATH]);
  const done = { onSuccess: close, onError: (error: unknown) => void tellFields(form, error) };
  return (
    <Drawer
      open
      onClose={close}
      title={webhook?.name ?? say('addWebhook')}
      size={520}
      closable={{ 'aria-label': say('close') }}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial(webhook)}
        onFinish={(given) => save.mutate(given, done)}
      >
        <Where known={webhook !== undefined} />
        <Form.Item name="area" label={say('area')}>
          <AreaField />
        </Form.Item>
        <Form.Item
          name="events"
          label={say('events')}
          rules={[{ type: 'array', min: 1, message: say('eventsMissing') }]}
        >
          <Checkbox.Group options={events.map((event) => ({ value: event, label: say(`event_${event}`) }))} />
        </Form.Item>
        <Form.Item name="language" label={say('language')}>
          <Radio.Group
            options={[
              { value: 'zh', label: say('language_zh') },
              { value: 'en', label: say('language_en') },
            ]}
          />
        </Form.Item>
        <Form.Item name="active" label={say('active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {save.error && <Refused error={save.error} />}
        <p className="buttons">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say('save')}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </p>
      </Form>
    </Drawer>
  );
}

/** Who it is and where it stands; what is sealed is not shown again. */
function Where({ known }: { known: boolean }) {
  const say = useWords();
  return (
    <>
      <Form.Item name="name" label={say('name')} rules={[{ required: true, message: say('nameMissing') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label={say('kind')}>
        <Select options={kinds.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))} />
      </Form.Item>
      <Form.Item
        name="url"
        label={say('url')}
        extra={known && say('stays')}
        rules={[{ required: !known, message: say('urlMissing') }]}
      >
        <Input autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item name="secret" label={say('secret')} extra={known && say('stays')}>
        <Input.Password autoComplete="off" visibilityToggle={false} />
      </Form.Item>
    </>
  );
}

function AreaField({ id, value = '', onChange }: { id?: string; value?: string; onChange?: (area: string) => void }) {
  const say = useWords();
  return (
    <AreaChoice
      {...(id !== undefined && { id })}
      label={say('area')}
      placeholder={say('everywhere')}
      value={value}
      onChange={(area) => onChange?.(area)}
    />
  );
}

const initial = (webhook: Webhook | undefined): Partial<Given> => ({
  name: webhook?.name ?? '',
  kind: webhook?.kind ?? 'wecom',
  area: webhook?.area?.id ?? '',
  events: webhook?.events ?? ['incident.overdue'],
  language: webhook?.language ?? 'zh',
  active: webhook?.active ?? true,
});

function send(id: string | undefined, { url = '', secret = '', area = '', ...given }: Given) {
  const common = { ...given, ...(secret !== '' && { secret }), ...(area !== '' && { area }) };
  if (id === undefined) return answered(server.POST(PATH, { body: { ...common, url } }));
  return answered(
    server.PUT('/api/settings/webhooks/{id}', {
      params: { path: { id } },
      body: { ...common, ...(url !== '' && { url }) },
    }),
  );
}
