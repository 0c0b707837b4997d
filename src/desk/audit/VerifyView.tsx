import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { AreaChoice } from './AreaChoice.tsx';
import type { Verification } from './line.ts';
import { State } from './State.tsx';
import { useWords } from './words.ts';

const PATH = '/api/audit/verifications';

/** A verification is begun here; those of before stand below. */
export function VerifyView() {
  const say = useWords();
  const found = useAnswer(PATH, { query: { limit: 50 } }, { every: 3000 });
  return (
    <>
      <Ask />
      <section>
        <h2>{say('before')}</h2>
        {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
        {found.data?.verifications.length === 0 && <p className="empty">{say('noneBefore')}</p>}
        {(found.data?.verifications.length ?? 0) > 0 && <Table rows={found.data?.verifications ?? []} />}
        {found.data && (
          <p className="aside">
            {say('keyDigest')} <code className="audit-digest">{found.data.keyDigest}</code>
          </p>
        )}
      </section>
    </>
  );
}

function Ask() {
  const say = useWords();
  const go = useNavigate();
  const [area, setArea] = useState('');
  const [log, setLog] = useState(true);
  const ask = useChange(() => answered(server.POST(PATH, { body: { log, ...(area !== '' && { area }) } })), [PATH]);
  return (
    <section>
      <p>{say('verifyWhat')}</p>
      {ask.error && <Refused error={ask.error} />}
      <div className="audit-filters">
        <AreaChoice label={say('scope')} placeholder={say('everything')} value={area} onChange={setArea} />
        <Checkbox checked={log} onChange={({ target }) => setLog(target.checked)}>
          {say('withLog')}
        </Checkbox>
        <Button
          type="primary"
          loading={ask.isPending}
          onClick={() => ask.mutate(undefined, { onSuccess: ({ id }) => void go(`/audit/verifications/${id}`) })}
        >
          {say('begin')}
        </Button>
      </div>
    </section>
  );
}

function Table({ rows }: { rows: readonly Verification[] }) {
  const say = useWords();
  return (
    <table className="plain">
      <caption className="audit-hidden">{say('before')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('askedAt')}</th>
          <th scope="col">{say('scope')}</th>
          <th scope="col">{say('askedBy')}</th>
          <th scope="col">{say('result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`/audit/verifications/${row.id}`}>
                <Time at={row.askedAt} />
              </Link>
            </th>
            <td>
              {row.area?.name ?? say('everything')}
              {row.log && say('andLog')}
            </td>
            <td>{row.askedBy ? `${row.askedBy.name} ${row.askedBy.badge}` : say('operator')}</td>
            <td>
              <State of={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
