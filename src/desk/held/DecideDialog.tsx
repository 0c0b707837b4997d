import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { tell } from '../../domain/journal/tell.ts';
import { answered, server, useChange } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { bodyOf, type Decision, type Held } from './entry.ts';
import { useWords } from './words.ts';

interface DecideDialogProps {
  decision: Decision;
  entries: Held[];
  close: () => void;
  /** With a line for each that could not be decided. */
  done: (faults: readonly string[]) => void;
}

const reasons = ['reasonWrongVillage', 'reasonWrongTime', 'reasonTwice'] as const;

/** Asks once, since nothing of it can be undone: what it means, and the reason that the officer will read. */
export function DecideDialog({ decision, entries, close, done }: DecideDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>(decision === 'accept' ? say('reasonAccept') : '');
  const [missing, setMissing] = useState(false);
  const decide = useChange(
    (given: string) =>
      answered(
        server.POST('/api/held/decisions', { body: { ids: entries.map(({ id }) => id), decision, reason: given } }),
      ),
    ['/api/held'],
  );
  const count = entries.length;
  const send = () => {
    if (reason.trim() === '') return setMissing(true);
    decide.mutate(reason, {
      onSuccess: ({ results }) => {
        const failed = results.flatMap((one) => (one.status === 'failed' ? [one] : []));
        const decided = results.length - failed.length;
        if (decided > 0) void message.success(say(decision === 'accept' ? 'accepted' : 'returned', { count: decided }));
        const what = (id: string) => entries.find((held) => held.id === id);
        done(
          failed.map((one) => {
            const held = what(one.id);
            return `${held ? `${held.name}: ${tell(bodyOf(held), language)}` : one.id} – ${one.message}`;
          }),
        );
      },
    });
  };
  return (
    <Modal
      open
      title={say(decision === 'accept' ? 'acceptAsk' : 'returnAsk', { count })}
      okText={say(decision)}
      cancelText={say('cancel')}
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={close}
    >
      <p>{say(decision === 'accept' ? 'acceptMeans' : 'returnMeans')}</p>
      {decide.error && <Refused error={decide.error} />}
      <ReasonField {...{ decision, reason, setReason, missing, send }} />
    </Modal>
  );
}

interface ReasonFieldProps {
  decision: Decision;
  reason: string;
  setReason: (reason: string) => void;
  missing: boolean;
  send: () => void;
}

/** The reason, with the usual ones at hand. */
function ReasonField({ decision, reason, setReason, missing, send }: ReasonFieldProps) {
  const say = useWords();
  return (
    <>
      <label htmlFor="held-reason">{say('reason')}</label>
      <Input
        id="held-reason"
        // at once: what is pressed while the dialog still moves would go to whatever is behind it
        autoFocus
        maxLength={200}
        value={reason}
        status={missing ? 'error' : ''}
        aria-describedby="held-reason-hint"
        aria-invalid={missing}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={send}
      />
      <p id="held-reason-hint" className="aside">
        {missing ? <b role="alert">{say('reasonMissing')}</b> : say('reasonHint')}
      </p>
      {decision === 'return' && (
        <p className="buttons">
          {reasons.map((key) => (
            <Button key={key} size="small" onClick={() => setReason(say(key))}>
              {say(key)}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}
