import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useAddress } from '../platform/address.ts';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { Deliveries } from './Deliveries.tsx';
import { useFaultWord } from './faults.ts';
import type { Webhook } from './webhook.ts';
import { WebhookForm } from './WebhookForm.tsx';
import { useWords } from './webhookWords.ts';

const PATH = '/api/settings/webhooks';

/** Who outside is told that something waits: group robots, or a program of one's own. */
export function WebhooksView() {
  const say = useWords();
  const [{ edit, log }, go] = useAddress({ edit: '', log: '' });
  const found = useAnswer(PATH, {});
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active title={false} />;
  const { webhooks, hosts } = found.data;
  const told = webhooks.find(({ id }) => id === log);
  return (
    <>
      <p>{say('webhooksWhat')}</p>
      {webhooks.length === 0 ? (
        <p className="empty">{say('noWebhooks')}</p>
      ) : (
        <Table {...{ webhooks }} edit={(id) => go({ edit: id })} log={(id) => go({ log: id })} />
      )}
      <p className="buttons">
        <Button type="primary" onClick={() => go({ edit: 'new' })}>
          {say('addWebhook')}
        </Button>
      </p>
      <p className="aside">{say('hosts', { hosts: hosts.join(', ') })}</p>
      {told && <Deliveries webhook={told} close={() => go({ log: '' })} />}
      {edit !== '' && (
        <WebhookForm key={edit} webhook={webhooks.find(({ id }) => id === edit)} close={() => go({ edit: '' })} />
      )}
    </>
  );
}

interface TableProps {
  webhooks: readonly Webhook[];
  edit: (id: string) => void;
  log: (id: string) => void;
}

function Table({ webhooks, edit, log }: TableProps) {
  const say = useWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('name')}</th>
          <th scope="col">{say('kind')}</th>
          <th scope="col">{say('area')}</th>
          <th scope="col">{say('events')}</th>
          <th scope="col">{say('state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id}>
            <th scope="row">{webhook.name}</th>
            <td>
              {say(`kind_${webhook.kind}`)} <span className="aside">{webhook.host}</span>
            </td>
            <td>{webhook.area?.name ?? say('everywhere')}</td>
            <td>{webhook.events.map((event) => say(`event_${event}`)).join(say('and'))}</td>
            <td>{say(webhook.active ? 'active' : 'resting')}</td>
            <td>
              <Doing {...{ webhook, edit, log }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Doing({ webhook: { id, name }, edit, log }: Omit<TableProps, 'webhooks'> & { webhook: Webhook }) {
  const say = useWords();
  const faultWord = useFaultWord();
  const { message } = App.useApp();
  const params = { path: { id } };
  const test = useChange(() => answered(server.POST('/api/settings/webhooks/{id}/test', { params })), []);
  const remove = useChange(() => answered(server.DELETE('/api/settings/webhooks/{id}', { params })), [PATH]);
  const tell = ({ delivered, fault }: { delivered: boolean; fault: string | null }) =>
    delivered
      ? void message.success(say('tested', { name }))
      : void message.error(say('testFailed', { why: faultWord(fault) }), 8);
  return (
    <>
      <span className="buttons">
        <Button size="small" loading={test.isPending} onClick={() => test.mutate(undefined, { onSuccess: tell })}>
          {say('test')}
        </Button>
        <Button size="small" onClick={() => edit(id)}>
          {say('change')}
        </Button>
        <Button size="small" onClick={() => log(id)}>
          {say('deliveries')}
        </Button>
        <Popconfirm
          title={say('removeAsk', { name })}
          okText={say('remove')}
          cancelText={say('cancel')}
          onConfirm={() => remove.mutate()}
        >
          <Button size="small" danger>
            {say('remove')}
          </Button>
        </Popconfirm>
      </span>
      {(test.error ?? remove.error) && <Refused error={test.error ?? remove.error} />}
    </>
  );
}
