import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Day, numberInWords, Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

type System = Answer<'/api/settings/system'>;

/** The machine at a glance: what it is, what it holds, what runs by itself, and how people sign in from elsewhere. */
export function SystemView() {
  const say = useWords();
  const found = useAnswer('/api/settings/system', {}, { every: 30_000 });
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active title={false} />;
  return (
    <>
      <Machine of={found.data} />
      <Jobs jobs={found.data.jobs} />
      <SingleSignOn of={found.data} />
      <section>
        <h2>{say('backup')}</h2>
        <p className="aside">{say('backupWhat')}</p>
      </section>
    </>
  );
}

const MEGABYTE = 1_048_576;

function Machine({ of }: { of: System }) {
  const say = useWords();
  const { database, journals, audit, signedHeads, holidays } = of;
  const rows: [string, ReactNode][] = [
    [say('version'), `${of.version} · Node ${of.node}`],
    [say('upSince'), <Time key="up" at={of.upSince} />],
    [say('mode'), say(of.production ? 'production' : 'trial')],
    [
      say('database'),
      `PostgreSQL ${database.version} · ${numberInWords(Math.round(database.bytes / MEGABYTE))} MB · ${say(database.own ? 'ownDatabase' : 'otherDatabase')}`,
    ],
    [say('migrations'), `${database.migrations} · ${database.lastMigration ?? ''}`],
    [say('guarded'), say(database.rowsGuarded ? 'guarded_yes' : 'guarded_no')],
    [
      say('journals'),
      say('journalsTold', { villages: numberInWords(journals.villages), entries: numberInWords(journals.entries) }),
    ],
    [
      say('auditLog'),
      <>
        {say('auditTold', { lines: numberInWords(audit.lines) })}
        {audit.sealedAt !== null && (
          <>
            {say('sealedLast')} <Time at={audit.sealedAt} />
          </>
        )}
      </>,
    ],
    [say('signedHeads'), <Signed key="signed" {...signedHeads} />],
    [
      say('holidays'),
      <>
        <Day on={holidays.coverageUntil} /> {say('holidaysWhat')}
      </>,
    ],
  ];
  return (
    <section>
      <h2>{say('machine')}</h2>
      <dl className="settings-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Signed({ last, faultAt }: System['signedHeads']) {
  const say = useWords();
  if (faultAt !== null) return <span className="state-urgent">{say('listAltered', { line: faultAt })}</span>;
  return last === null ? <>{say('neverSigned')}</> : <Time at={last} />;
}

function Jobs({ jobs }: { jobs: System['jobs'] }) {
  const say = useWords();
  return (
    <section>
      <h2>{say('jobs')}</h2>
      <p className="aside">{say('jobsWhat')}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('job')}</th>
            <th scope="col">{say('ranAt')}</th>
            <th scope="col">{say('doneFor')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ name, ranAt, doneFor, failed }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{ranAt === null ? '–' : <Time at={ranAt} />}</td>
              <td>{doneFor === null ? '–' : <Time at={doneFor} />}</td>
              <td className={failed ? 'state-urgent' : ''}>{say(failed ? 'jobFailed' : 'jobWell')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SingleSignOn({ of: { singleSignOn, redirectAddress } }: { of: System }) {
  const say = useWords();
  const test = useChange(() => answered(server.POST('/api/settings/single-sign-on/test', {})), []);
  return (
    <section>
      <h2>{say('sso')}</h2>
      <p className="aside">{say('ssoWhat')}</p>
      <dl className="settings-facts">
        <div>
          <dt>{say('redirect')}</dt>
          <dd>
            <code>{redirectAddress}</code>
          </dd>
        </div>
        {singleSignOn &&
          Object.entries({
            [say('issuer')]: singleSignOn.issuer,
            [say('clientId')]: singleSignOn.clientId,
            [say('scopes')]: singleSignOn.scopes,
            [say('badgeClaim')]: singleSignOn.badgeClaim,
          }).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {singleSignOn ? (
        <p className="buttons">
          <Button loading={test.isPending} onClick={() => test.mutate()}>
            {say('ssoTest')}
          </Button>
        </p>
      ) : (
        <p className="empty">{say('ssoOff')}</p>
      )}
      {test.data && (
        <p role="status">{say(test.data.reached ? 'ssoReached' : `sso_${test.data.fault ?? 'unreachable'}`)}</p>
      )}
      {test.error && <Refused error={test.error} />}
    </section>
  );
}
