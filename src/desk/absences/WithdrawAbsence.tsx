import { App, Button, Popconfirm } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Absence } from './absenceColumns.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

/** Takes a proposal, or what was recorded by mistake, back. */
export function WithdrawAbsence({ absence: { id } }: { absence: Absence }) {
  const say = useWords();
  const { message } = App.useApp();
  const withdraw = useChange(
    () => answered(server.POST('/api/absences/{id}/withdrawal', { params: { path: { id } }, body: {} })),
    touched,
  );
  return (
    <section>
      {withdraw.error && <Refused error={withdraw.error} />}
      <Popconfirm
        title={say('withdrawAsk')}
        description={say('withdrawWhy')}
        okText={say('withdraw')}
        cancelText={say('cancel')}
        onConfirm={() => withdraw.mutate(undefined, { onSuccess: () => void message.success(say('withdrawn')) })}
      >
        <Button danger loading={withdraw.isPending}>
          {say('withdraw')}
        </Button>
      </Popconfirm>
    </section>
  );
}
