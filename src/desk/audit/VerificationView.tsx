import { Alert, Button, Progress, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { findingsTold } from '../../domain/journal/verified.ts';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { numberInWords, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

type Found = Answer<'/api/audit/verifications/{id}'>;
const PATH = '/api/audit/verifications/{id}';

/** One verification: how far it is, what it found, and the proof to carry away. It goes on when one leaves. */
export function VerificationView() {
  const say = useWords();
  const { id = '' } = useParams();
  const params = { path: { id } };
  const found = useAnswer(PATH, params, { every: 1000 });
  const cancel = useChange(
    () => answered(server.POST('/api/audit/verifications/{id}/cancel', { params })),
    [PATH, '/api/audit/verifications'],
  );
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active title={false} />;
  const { state } = found.data;
  const runs = state === 'waiting' || state === 'running';
  return (
    <>
      <p>
        <Link to="/audit/verifications">{say('backToAll')}</Link>
      </p>
      <h2>
        {found.data.area?.name ?? say('everything')}
        {found.data.log && say('andLog')} · <Time at={found.data.askedAt} />
      </h2>
      {cancel.error && <Refused error={cancel.error} />}
      {runs && <Running of={found.data} cancel={() => cancel.mutate()} />}
      {state === 'cancelled' && <p className="empty">{say('cancelledWhy')}</p>}
      {state === 'done' && <Result of={found.data} />}
      <Figures of={found.data} />
      {state === 'done' && <Proofs id={id} />}
    </>
  );
}

function Running({ of: { done, of }, cancel }: { of: Found; cancel: () => void }) {
  const say = useWords();
  const percent = of === 0 ? 0 : Math.floor((done * 100) / of);
  return (
    <section>
      <Progress percent={percent} aria-label={say('running')} />
      <p role="status">{say('steps', { done: numberInWords(done), of: numberInWords(of) })}</p>
      <Button onClick={cancel}>{say('stop')}</Button>
    </section>
  );
}

const MOST_TOLD = 200;

function Result({ of: { intact, found } }: { of: Found }) {
  const say = useWords();
  const language = useLanguage();
  const told = findingsTold(found, language);
  return (
    <Alert
      className="audit-result"
      type={intact ? 'success' : 'error'}
      showIcon
      role="status"
      title={say(intact ? 'intactLong' : 'notIntactLong')}
      description={
        told.length === 0 ? null : (
          <ul>
            {told.slice(0, MOST_TOLD).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {told.length > MOST_TOLD && <li>{say('andMore', { count: told.length - MOST_TOLD })}</li>}
          </ul>
        )
      }
    />
  );
}

function Figures({ of: { found } }: { of: Found }) {
  const say = useWords();
  const { journals, log, signedHeads } = found;
  const rows: [string, string][] = [
    [say('villages'), numberInWords(journals.villages)],
    [say('entries'), numberInWords(journals.entries)],
    [say('erased'), numberInWords(journals.erased)],
    ...(log === null
      ? []
      : ([
          [say('logLines'), numberInWords(log.lines)],
          [say('seals'), numberInWords(log.seals)],
          [say('linesErased'), numberInWords(log.erased)],
        ] as [string, string][])),
    [say('signedLines'), numberInWords(signedHeads.lines)],
  ];
  return (
    <dl className="audit-facts">
      {rows.map(([name, value]) => (
        <div key={name} className="audit-figure">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="audit-figure">
        <dt>{say('lastSigned')}</dt>
        <dd>{signedHeads.last === null ? say('neverSigned') : <Time at={signedHeads.last} />}</dd>
      </div>
    </dl>
  );
}

function Proofs({ id }: { id: string }) {
  const say = useWords();
  const language = useLanguage();
  const address = (form: string) => `/api/audit/verifications/${id}/proof?form=${form}&lang=${language}`;
  return (
    <section>
      <h2>{say('proof')}</h2>
      <p className="aside">{say('proofWhat')}</p>
      <p className="buttons">
        <Button type="primary" href={address('page')} download>
          {say('proofPage')}
        </Button>
        <Button href={address('json')} download>
          {say('proofJson')}
        </Button>
      </p>
    </section>
  );
}
