import { App, Button, Popconfirm, Skeleton } from 'antd';
import { answered, type Answer, server, useAnswer, useChange } from '../platform/client.ts';
import { Day, Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { deviceInWords } from './device.ts';
import { useWords } from './words.ts';

type Session = Answer<'/api/sessions'>['sessions'][number];

/** Where one is signed in, and the ways out: one device, all others, everywhere. */
export function SessionsSection() {
  const say = useWords();
  const { message } = App.useApp();
  const found = useAnswer('/api/sessions', {});
  const tell = ({ ended }: { ended: number }) => void message.success(say('ended', { count: ended }));
  const end = useChange(
    (id: string) => answered(server.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    ['/api/sessions'],
  );
  const endOthers = useChange(() => answered(server.POST('/api/sessions/sign-out-others', {})), ['/api/sessions']);
  const endAll = useChange(() => answered(server.POST('/api/sessions/sign-out-everywhere', {})), []);
  const error = found.error ?? end.error ?? endOthers.error ?? endAll.error;
  return (
    <section>
      <h2>{say('sessions')}</h2>
      <p className="aside">{say('sessionsHint')}</p>
      {error && <Refused error={error} {...(found.error && { retry: () => void found.refetch() })} />}
      {found.data ? (
        <SessionTable sessions={found.data.sessions} end={(id) => end.mutate(id, { onSuccess: tell })} />
      ) : (
        <Skeleton active />
      )}
      <p className="buttons">
        <Button
          disabled={(found.data?.sessions.length ?? 0) < 2}
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate(undefined, { onSuccess: tell })}
        >
          {say('endOthers')}
        </Button>
        <Popconfirm
          title={say('endAllAsk')}
          okText={say('endAll')}
          cancelText={say('cancel')}
          onConfirm={() => endAll.mutate(undefined, { onSuccess: () => location.assign('/desk/sign-in') })}
        >
          <Button danger>{say('endAll')}</Button>
        </Popconfirm>
      </p>
    </section>
  );
}

function SessionTable({ sessions, end }: { sessions: readonly Session[]; end: (id: string) => void }) {
  const say = useWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('device')}</th>
          <th scope="col">{say('since')}</th>
          <th scope="col">{say('lastSeen')}</th>
          <th scope="col">{say('expires')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              {deviceInWords(session.device) ?? say('unknownDevice')} {session.current && <b>({say('thisDevice')})</b>}
            </th>
            <td>
              <Time at={session.since} />
            </td>
            <td>
              <Day on={session.lastSeen.slice(0, 10)} />
            </td>
            <td>
              <Day on={session.expires.slice(0, 10)} />
            </td>
            <td>
              {!session.current && (
                <Button size="small" onClick={() => end(session.id)}>
                  {say('end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
