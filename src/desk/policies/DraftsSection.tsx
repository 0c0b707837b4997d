import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Draft } from './answers.ts';
import { useWords } from './words.ts';

/** Changes that are being prepared: left by someone, to be gone on with by anyone of the bureau. */
export function DraftsSection({ area }: { area: string }) {
  const say = useWords();
  const found = useAnswer('/api/policies/drafts', { query: { area } });
  const drop = useChange(
    (id: string) => answered(server.DELETE('/api/policies/drafts/{id}', { params: { path: { id } } })),
    ['/api/policies/drafts'],
  );
  const drafts = (found.data?.drafts ?? []) as Draft[];
  const error = found.error ?? drop.error;
  return (
    <section className="no-print">
      <h2>{say('drafts')}</h2>
      {error && <Refused error={error} {...(found.error && { retry: () => void found.refetch() })} />}
      {found.data && drafts.length === 0 && <p className="empty">{say('noDrafts')}</p>}
      {drafts.length > 0 && <DraftTable drafts={drafts} drop={(id) => drop.mutate(id)} />}
    </section>
  );
}

function DraftTable({ drafts, drop }: { drafts: Draft[]; drop: (id: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('policy')}</th>
          <th scope="col">{say('area')}</th>
          <th scope="col">{say('changed')}</th>
          <th scope="col">{say('by')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ id, policy, name, changedAt, by }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/policies/draft/${id}`}>
                {say('version', { name: policy.names?.[language] ?? '', version: policy.version ?? 0 })}
              </Link>
            </th>
            <td>{name}</td>
            <td>
              <Time at={changedAt} />
            </td>
            <td>{by?.name ?? say('system')}</td>
            <td>
              <Popconfirm
                title={say('dropAsk')}
                okText={say('drop')}
                cancelText={say('cancel')}
                onConfirm={() => drop(id)}
              >
                <Button size="small">{say('drop')}</Button>
              </Popconfirm>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
