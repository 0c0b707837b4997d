import { Drawer, Skeleton } from 'antd';
import { useAnswer } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useFaultWord } from './faults.ts';
import type { Webhook } from './webhook.ts';
import { useWords } from './webhookWords.ts';

/** What a receiver was told in the last month, and what became of it. */
export function Deliveries({ webhook: { id, name }, close }: { webhook: Webhook; close: () => void }) {
  const say = useWords();
  const faultWord = useFaultWord();
  const found = useAnswer('/api/settings/webhooks/{id}/deliveries', { path: { id } }, { every: 5000 });
  return (
    <Drawer
      open
      onClose={close}
      title={`${name} · ${say('deliveries')}`}
      size={640}
      closable={{ 'aria-label': say('close') }}
    >
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Skeleton active />}
      {found.data?.deliveries.length === 0 && <p className="empty">{say('noDeliveries')}</p>}
      {(found.data?.deliveries.length ?? 0) > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('at')}</th>
              <th scope="col">{say('events')}</th>
              <th scope="col">{say('state')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data?.deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <td>
                  <Time at={delivery.madeAt} />
                </td>
                <td>{say(`event_${delivery.event}`)}</td>
                <td>
                  {say(`delivery_${delivery.state}`, { count: delivery.attempts })}
                  {delivery.fault !== null && <span className="aside"> · {faultWord(delivery.fault)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Drawer>
  );
}
