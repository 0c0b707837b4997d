import { Skeleton } from 'antd';
import { waitingFor, type WaitingFor } from '../../domain/cases/caseState.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

export type CaseLine = Answer<'/api/cases'>['cases'][number];
const MOST = 50;

/** What still waits for someone, the most pressing first, each with its clock. */
export function OpenCases({ village, open }: { village: string; open: (id: string) => void }) {
  const say = useWords();
  const found = useAnswer('/api/cases', { query: { area: village, state: 'open', limit: MOST } });
  const cases = [...(found.data?.cases ?? [])].sort((a, b) => order(a).localeCompare(order(b)));
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">
        {say('cases')} {cases.length > 0 && <span className="aside">{cases.length}</span>}
      </h2>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined && !found.error && <Skeleton active title={false} />}
      {found.data !== undefined && cases.length === 0 && <p className="aside">{say('casesNone')}</p>}
      <ul className="cases">
        {cases.map((one) => (
          <li key={one.id}>
            <button type="button" className="link" onClick={() => open(one.id)}>
              {one.title}
            </button>
            <br />
            <Clock line={one} />
          </li>
        ))}
      </ul>
      {found.data?.next !== undefined && <p className="aside">{say('casesMore', { count: MOST })}</p>}
    </section>
  );
}

/** Those with a clock first, by when it ends. */
const order = ({ dueAt, openedAt }: CaseLine): string => `${dueAt === null ? 1 : 0} ${dueAt ?? openedAt}`;

/** By when it has to move, and, unless that stands beside it, who has to move it. */
export function Clock({ line, alone = false }: { line: CaseLine; alone?: boolean }) {
  const { dueAt, overdue, dueProvisional, waitingFor: who } = line;
  const say = useWords();
  const language = useLanguage();
  const at = dueAt === null ? '' : `${dayInWords(dueAt.slice(0, 10), language)} ${dueAt.slice(11, 16)}`;
  return (
    <span className={overdue ? 'clock overdue' : 'clock'} title={dueAt ?? undefined}>
      {overdue && `▲ ${say('overdue')} · `}
      {dueAt === null ? say('noClock') : say('due', { at })}
      {dueProvisional && say('provisional')}
      {!alone &&
        who !== null &&
        who !== 'nobody' &&
        ` · ${say('waits', { who: waitingFor[who as WaitingFor][language] })}`}
    </span>
  );
}
