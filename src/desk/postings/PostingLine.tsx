import { App, Button, Popconfirm } from 'antd';
import { answered, server, useChange } from '../platform/client.ts';
import { Refusal } from '../../ui/refusal.ts';
import { Day, today } from '../../ui/time.tsx';
import { useDutyWords } from './dutyWords.ts';
import { Until, type Posting } from './postingColumns.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

interface PostingLineProps {
  posting: Posting;
  writes: boolean;
  start: (what: 'transfer' | 'end' | 'edit') => void;
}

/** One posting of a village with what may be done about it. */
export function PostingLine({ posting, writes, start }: PostingLineProps) {
  const say = useWords();
  const duty = useDutyWords();
  const { officer, from } = posting;
  const over = posting.to !== null && posting.to < today();
  return (
    <div className={over ? 'posting over' : 'posting'}>
      <div>
        <b>{officer.name}</b> {officer.badge} · {duty(posting.duty)}
        {posting.lead && ` · ${duty('lead')}`}
      </div>
      <div className="aside">{[officer.unit, officer.workPhone].filter(Boolean).join(' · ')}</div>
      <div>
        <Day on={from} /> – <Until posting={posting} on={today()} say={say} />{' '}
        {over && <span className="aside">{say('ended')}</span>}
      </div>
      {posting.absence !== null && <div className="aside">{say('ofAbsence')}</div>}
      {writes && posting.absence === null && (
        <p className="buttons">
          {!over && (
            <>
              <Button size="small" onClick={() => start('transfer')}>
                {say('transfer')}
              </Button>
              <Button size="small" onClick={() => start('end')}>
                {say('end')}
              </Button>
            </>
          )}
          {over && <Reopen posting={posting} />}
          <Button size="small" onClick={() => start('edit')}>
            {say('edit')}
          </Button>
          {posting.removable && <TakeBack posting={posting} />}
        </p>
      )}
    </div>
  );
}

/** Tells what was refused, by its first issue: these buttons have no field to put it beside. */
function useTold() {
  const { message } = App.useApp();
  return (error: unknown) => {
    const { issues, message: said } = Refusal.of(error);
    void message.error(issues[0]?.message ?? said);
  };
}

function Reopen({ posting: { id } }: { posting: Posting }) {
  const say = useWords();
  const { message } = App.useApp();
  const told = useTold();
  const reopen = useChange(
    () => answered(server.PUT('/api/assignments/{id}', { params: { path: { id } }, body: { to: null } })),
    touched,
  );
  return (
    <Button
      size="small"
      loading={reopen.isPending}
      onClick={() =>
        reopen.mutate(undefined, { onSuccess: () => void message.success(say('reopened')), onError: told })
      }
    >
      {say('reopen')}
    </Button>
  );
}

function TakeBack({ posting: { id } }: { posting: Posting }) {
  const say = useWords();
  const { message } = App.useApp();
  const told = useTold();
  const takeBack = useChange(
    () => answered(server.DELETE('/api/assignments/{id}', { params: { path: { id } } })),
    touched,
  );
  return (
    <Popconfirm
      title={say('takeBackAsk')}
      description={say('takeBackWhy')}
      okText={say('takeBack')}
      cancelText={say('cancel')}
      onConfirm={() =>
        takeBack.mutate(undefined, { onSuccess: () => void message.success(say('takenBack')), onError: told })
      }
    >
      <Button size="small" type="text" danger loading={takeBack.isPending}>
        {say('takeBack')}
      </Button>
    </Popconfirm>
  );
}
