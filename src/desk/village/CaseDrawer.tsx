import { Drawer, Skeleton } from 'antd';
import { caseStates } from '../../domain/cases/fold.ts';
import { waitingFor, type WaitingFor } from '../../domain/cases/caseState.ts';
import { tell } from '../../domain/journal/tell.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { Clock } from './OpenCases.tsx';
import { Details, Reveal } from './Reveal.tsx';
import { useWords } from './words.ts';

type Case = Answer<'/api/cases/{id}'>;

/** What the case route says of an entry that is not withheld. */
interface CaseEntry {
  id: string;
  number: number;
  kind: string;
  occurredAt: string;
  body: unknown;
  note?: string;
  sealed?: unknown;
}

/** A case with its clock and everything that happened; details of persons masked until a reason is given. */
export function CaseDrawer({ id, close }: { id: string; close: () => void }) {
  const say = useWords();
  const found = useAnswer('/api/cases/{id}', { path: { id } }, { when: id !== '' });
  const { data } = found;
  return (
    <Drawer open={id !== ''} onClose={close} size={560} destroyOnHidden title={data?.title ?? say('case')}>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && !found.error && <Skeleton active />}
      {data && <Story found={data} />}
    </Drawer>
  );
}

function Story({ found }: { found: Case }) {
  const say = useWords();
  const language = useLanguage();
  const mayReveal = mayI(useMe(), 'cases.reveal');
  const entries = found.entries.filter((entry) => !('withheld' in entry)) as unknown as CaseEntry[];
  const who = found.waitingFor as WaitingFor | null;
  return (
    <>
      <dl className="facts">
        <dt>{say('caseState')}</dt>
        <dd>{caseStates(found.kind)[found.state]?.[language] ?? found.state}</dd>
        <dt>{say('caseOpened')}</dt>
        <dd>
          <Time at={found.openedAt} />
        </dd>
        {who !== null && who !== 'nobody' && (
          <>
            <dt>{say('caseWaits')}</dt>
            <dd>{waitingFor[who][language]}</dd>
            <dt>{say('caseDue')}</dt>
            <dd>
              <Clock line={found} alone />
            </dd>
          </>
        )}
      </dl>
      <h3>{say('caseStory')}</h3>
      <ol className="diary-lines">
        {entries.map((entry) => (
          <li key={entry.id} className="case-entry">
            <span className="aside">
              <Time at={entry.occurredAt} /> · {say('number', { number: entry.number })}
            </span>
            <p className="told">{tell(entry, language)}</p>
            {entry.note !== undefined && <p className="note">{entry.note}</p>}
            {entry.sealed !== undefined && <Details of={entry.sealed} />}
          </li>
        ))}
      </ol>
      {mayReveal && entries.some(({ sealed }) => sealed !== undefined) && <Reveal id={found.id} />}
    </>
  );
}
