import { App, Button, Checkbox, Form, Radio, Steps } from 'antd';
import { useState } from 'react';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { today } from '../../ui/time.tsx';
import { VillageChoice } from '../platform/VillageChoice.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useDutyWords } from './dutyWords.ts';
import { HandoverSummary } from './HandoverSummary.tsx';
import { OpenWork } from './OpenWork.tsx';
import { Said } from './Said.tsx';
import type { Posting } from './postingColumns.tsx';
import { touched } from './touched.ts';
import { useWords } from './words.ts';

export interface Moving {
  on: string;
  officer: string;
  village: string;
  duty: 'contact' | 'resident' | 'auxiliary';
  lead: boolean;
}

const DUTIES = ['contact', 'resident', 'auxiliary'] as const;

/** What of a hand-over is said to the server: only what changes. */
const changesOf = (posting: Posting, { on, officer, village, duty, lead }: Moving) => ({
  on,
  ...(officer && officer !== posting.officer.id && { officer }),
  ...(village && village !== posting.village.id && { village }),
  ...(duty !== posting.duty && { duty }),
  ...(lead !== posting.lead && { lead }),
});

/** A hand-over being prepared: how it stands, what the server says to it, and doing it. */
function useHandover(posting: Posting, done: () => void) {
  const [moving, change] = useState<Moving>(() => ({
    on: today(),
    officer: '',
    village: '',
    duty: posting.duty === 'acting' ? 'contact' : posting.duty,
    lead: posting.lead,
  }));
  const changes = changesOf(posting, moving);
  const { lead, ...others } = { lead: undefined, ...changes };
  const query = { ...others, ...(lead !== undefined && { lead: lead ? ('true' as const) : ('false' as const) }) };
  const path = { id: posting.id };
  const prepared = useAnswer('/api/assignments/{id}/handover', { path, query }, { keep: true, when: moving.on !== '' });
  const transfer = useChange(
    () => answered(server.POST('/api/assignments/{id}/transfer', { params: { path }, body: changes })),
    touched,
  );
  return { moving, change, prepared, transfer, finish: () => transfer.mutate(undefined, { onSuccess: done }) };
}

/** A hand-over in one go: to whom and from when, what is open, and once more in one sentence before it is done. */
export function Handover({ posting, close }: { posting: Posting; close: () => void }) {
  const say = useWords();
  const { message } = App.useApp();
  const [step, setStep] = useState(0);
  const { moving, change, prepared, transfer, finish } = useHandover(posting, () => {
    void message.success(say('transferred'));
    close();
  });
  // nothing chosen yet is no fault to be shown in red
  const same = prepared.data?.issues[0]?.code === 'transfer_to_same';
  const ready = prepared.data && !prepared.isPlaceholderData && prepared.data.issues.length === 0;
  return (
    <>
      <Steps
        size="small"
        current={step}
        items={[{ title: say('stepWhat') }, { title: say('stepOpen') }, { title: say('stepDone') }]}
      />
      <div className="step">
        {prepared.error && <Refused error={prepared.error} retry={() => void prepared.refetch()} />}
        {step === 0 && <What posting={posting} moving={moving} change={change} />}
        {step === 1 && prepared.data && <OpenWork open={prepared.data} />}
        {step === 2 && <HandoverSummary posting={posting} moving={moving} />}
        {step === 0 && same && <p className="aside">{say('chooseChange')}</p>}
        {step !== 1 && !same && prepared.data && <Said {...prepared.data} />}
        {transfer.error && <Refused error={transfer.error} />}
        <p className="buttons">
          {step > 0 && <Button onClick={() => setStep(step - 1)}>{say('back')}</Button>}
          {step < 2 ? (
            <Button type="primary" disabled={!ready} onClick={() => setStep(step + 1)}>
              {say('next')}
            </Button>
          ) : (
            <Button type="primary" loading={transfer.isPending} onClick={finish}>
              {say('handOver')}
            </Button>
          )}
          <Button onClick={close}>{say('cancel')}</Button>
        </p>
      </div>
    </>
  );
}

function What({ posting, moving, change }: { posting: Posting; moving: Moving; change: (moving: Moving) => void }) {
  const say = useWords();
  const duty = useDutyWords();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={moving}
      onValuesChange={(_changed, all: Moving) => change({ ...moving, ...all })}
    >
      <Form.Item name="officer" label={say('toWhom')} extra={say('toWhomHint')}>
        <OfficerChoice but={posting.officer.id} />
      </Form.Item>
      <Form.Item name="on" label={say('handOverOn')} extra={say('handOverHint')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="village" label={say('toVillage') + say('optional')} extra={say('toVillageHint')}>
        <VillageChoice />
      </Form.Item>
      <Form.Item name="duty" label={say('duty')}>
        <Radio.Group options={DUTIES.map((value) => ({ value, label: duty(value) }))} />
      </Form.Item>
      <Form.Item name="lead" valuePropName="checked" extra={say('leadHint')}>
        <Checkbox>{say('lead')}</Checkbox>
      </Form.Item>
    </Form>
  );
}
