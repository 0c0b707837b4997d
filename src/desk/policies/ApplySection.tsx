import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { dayInWords, monthInWords, numberInWords, today } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Draft } from './answers.ts';
import type { Content } from './useDraft.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { useWords } from './draftWords.ts';

interface ApplySectionProps {
  draft: Draft;
  content: Content;
  change: (changes: Partial<Content>) => void;
  ready: boolean;
}

/** Puts the draft in force, after saying what that touches. */
export function ApplySection({ draft, content, change, ready }: ApplySectionProps) {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const from = content.from ?? `${addMonths(monthOf(today()), 1)}-01`;
  const day = dayInWords(from, language);
  const apply = useChange(() => {
    const { policy, thresholds } = content;
    return answered(
      server.POST('/api/policies', { body: { area: draft.area, from, policy, thresholds, draft: draft.id } }),
    );
  }, ['/api/policies', '/api/policies/drafts']);
  const applied = () => {
    void message.success(say('applied', { day }));
    void navigate('/policies');
  };
  return (
    <section>
      <h2>{say('step_apply')}</h2>
      <p className="fields">
        <label>
          {say('applyFrom')}
          <DayInput value={from} onChange={(next) => next !== '' && change({ from: next })} />
        </label>
      </p>
      <Consequence area={draft.area} from={from} />
      {apply.error && <Refused error={apply.error} />}
      <Button type="primary" disabled={!ready} onClick={() => setAsking(true)}>
        {say('applyButton', { day })}
      </Button>
      <Modal
        open={asking}
        title={say('applyAsk', { day, area: draft.name })}
        okText={say('apply')}
        cancelText={say('cancel')}
        confirmLoading={apply.isPending}
        onOk={() => apply.mutate(undefined, { onSuccess: applied, onError: () => setAsking(false) })}
        onCancel={() => setAsking(false)}
      >
        <Consequence area={draft.area} from={from} />
      </Modal>
    </section>
  );
}

/** What it touches: villages, the first month, closed months that stay, areas that keep their own. */
function Consequence({ area, from }: { area: string; from: string }) {
  const say = useWords();
  const language = useLanguage();
  const found = useAnswer('/api/policies/consequence', { query: { area, from } }, { keep: true });
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { villages, firstMonth, closed, own } = found.data;
  const months = inARow(closed.map(({ month }) => monthInWords(month, language)));
  const areas = inARow([...new Set(own.map(({ name }) => name))]);
  return (
    <div className="consequence">
      <p>
        <b>{say('consequence', { villages: numberInWords(villages), month: monthInWords(firstMonth, language) })}</b>
      </p>
      {months && <p>{say('consequenceClosed', { months })}</p>}
      <p>{say('consequenceNever')}</p>
      {areas && <p>{say('consequenceOwn', { areas })}</p>}
    </div>
  );
}
