import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { useAddress } from '../platform/address.ts';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { MonthChoice } from '../platform/MonthChoice.tsx';
import { today } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import type { Draft } from './answers.ts';
import { RehearsalResult } from './RehearsalResult.tsx';
import type { Content } from './useDraft.ts';
import { useWords } from './draftWords.ts';

interface RehearsalSectionProps {
  draft: Draft;
  content: Content;
  /** Whether the draft has no faults. */
  ready: boolean;
}

/** What a past month would have looked like under the draft. */
export function RehearsalSection({ draft, content, ready }: RehearsalSectionProps) {
  const say = useWords();
  const [{ month, rehearsal }, change] = useAddress({ month: addMonths(monthOf(today()), -1), rehearsal: '' });
  const [tried, setTried] = useState<Content>();
  const start = useChange(() => {
    const { policy, thresholds } = content;
    return answered(server.POST('/api/policies/rehearsals', { body: { area: draft.area, month, policy, thresholds } }));
  }, []);
  const stale = tried !== undefined && (tried.policy !== content.policy || tried.thresholds !== content.thresholds);
  return (
    <section>
      <h2>{say('step_rehearse')}</h2>
      <p className="aside">{say('rehearseHint')}</p>
      <p className="buttons">
        <MonthChoice month={month} go={(next) => change({ month: next, rehearsal: '' })} />
        <Button
          disabled={!ready}
          loading={start.isPending}
          onClick={() =>
            start.mutate(undefined, {
              onSuccess: ({ id }) => {
                setTried(content);
                change({ rehearsal: id }, { replace: true });
              },
            })
          }
        >
          {say('start')}
        </Button>
      </p>
      {start.error && <Refused error={start.error} />}
      {stale && rehearsal !== '' && <Alert type="warning" showIcon title={say('stale')} />}
      {rehearsal !== '' && <Running key={rehearsal} id={rehearsal} />}
    </section>
  );
}

const ENDED = ['done', 'cancelled', 'failed'];

/** How far it is, and what came of it. */
function Running({ id }: { id: string }) {
  const say = useWords();
  const [ended, setEnded] = useState(false);
  const found = useAnswer('/api/policies/rehearsals/{id}', { path: { id } }, ended ? {} : { every: 500 });
  const stop = useChange(
    () => answered(server.DELETE('/api/policies/rehearsals/{id}', { params: { path: { id } } })),
    ['/api/policies/rehearsals/{id}'],
  );
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { state, done, of } = found.data;
  if (!ended && ENDED.includes(state)) setEnded(true);
  const under = state === 'waiting' || state === 'running';
  return (
    <>
      <p role="status">
        {say(`state_${state}`)} {under && say('progress', { done, of })}
      </p>
      {under && (
        <p className="buttons rehearsing">
          <Progress
            aria-label={say('state_running')}
            percent={of === 0 ? 0 : Math.floor((done / of) * 100)}
            status="normal"
          />
          <Button loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {say('stop')}
          </Button>
        </p>
      )}
      {state === 'done' && <RehearsalResult found={found.data} />}
    </>
  );
}
