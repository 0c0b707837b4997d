import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import { rules } from '../../domain/duties/rules/registry.ts';
import { tellThreshold } from '../../domain/duties/told.ts';
import { useAnswer } from '../platform/client.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Threshold } from './answers.ts';
import { MonthInput } from '../platform/DayInput.tsx';
import { VillageChoice } from '../platform/VillageChoice.tsx';
import { useWords } from './draftWords.ts';

interface ThresholdsFormProps {
  thresholds: readonly Threshold[];
  put: (thresholds: Threshold[]) => void;
}

const counted = dutyIds.filter((id) => rules[id].aim === undefined);

/** Villages with numbers of their own, that go with the draft. */
export function ThresholdsForm({ thresholds, put }: ThresholdsFormProps) {
  const say = useWords();
  const language = useLanguage();
  const others = (own: Threshold) => thresholds.filter((one) => one !== own);
  return (
    <>
      <ul className="thresholds">
        {thresholds.map((own) => (
          <li key={`${own.village} ${own.duty} ${own.fromMonth}`}>
            <VillageName id={own.village} /> – {tellThreshold(own)[language]}{' '}
            <Button size="small" type="text" onClick={() => put(others(own))}>
              {say('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <AddThreshold
        add={(own) =>
          put([
            ...thresholds.filter(
              (one) => !(one.village === own.village && one.duty === own.duty && one.fromMonth === own.fromMonth),
            ),
            own,
          ])
        }
      />
    </>
  );
}

function VillageName({ id }: { id: string }) {
  const { data } = useAnswer('/api/areas/{id}', { path: { id } });
  return <>{data?.name ?? id}</>;
}

function AddThreshold({ add }: { add: (own: Threshold) => void }) {
  const say = useWords();
  const language = useLanguage();
  const [own, setOwn] = useState<Partial<Threshold>>({ fromMonth: addMonths(monthOf(today()), 1) });
  const { village, duty, fromMonth = '', toMonth, threshold } = own;
  const change = (changes: Partial<Threshold>) => setOwn({ ...own, ...changes });
  const complete = village !== undefined && duty !== undefined && threshold !== undefined && fromMonth !== '';
  return (
    <p className="fields">
      <label className="wide">
        {say('addThreshold')}
        <VillageChoice value={village ?? ''} onChange={(next) => change({ village: next === '' ? undefined : next })} />
      </label>
      <label>
        {say('duty')}
        <Select<DutyId>
          value={duty ?? null}
          popupMatchSelectWidth={false}
          options={counted.map((id) => ({ value: id, label: rules[id].label[language] }))}
          onChange={(next) => change({ duty: next })}
        />
      </label>
      <label>
        {say('number')}
        <InputNumber
          min={0}
          max={1000}
          precision={0}
          value={threshold ?? null}
          onChange={(next) => change({ threshold: next ?? undefined })}
        />
      </label>
      <label>
        {say('fromMonth')}
        <MonthInput value={fromMonth} onChange={(next) => change({ fromMonth: next })} />
      </label>
      <label>
        {say('toMonth')}
        <MonthInput
          value={toMonth ?? ''}
          min={fromMonth}
          onChange={(next) => change({ toMonth: next === '' ? undefined : next })}
        />
      </label>
      <Button
        disabled={!complete}
        onClick={() => {
          if (complete) add({ village, duty, threshold, fromMonth, ...(toMonth && { toMonth }) });
          change({ village: undefined });
        }}
      >
        {say('add')}
      </Button>
    </p>
  );
}
