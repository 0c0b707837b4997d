import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import type { Policy, PolicyDuty } from '../../domain/duties/policy.ts';
import { rules } from '../../domain/duties/rules/registry.ts';
import { tellPolicy } from '../../domain/duties/told.ts';
import { useLanguage } from '../../ui/words.ts';
import { DutyDetails } from './DutyDetails.tsx';
import { type How, howOf, howsOf, stand, withDuty } from './edit.ts';
import { useWords } from './draftWords.ts';

interface DutiesFormProps {
  policy: Policy;
  base: Policy | undefined;
  put: (policy: Policy) => void;
}

/** Every duty there is: asked for by number, an aim, or left out; with the sentence it then reads as. */
export function DutiesForm({ policy, base, put }: DutiesFormProps) {
  const say = useWords();
  return (
    <table className="plain duties">
      <thead>
        <tr>
          <th scope="col">{say('duty')}</th>
          <th scope="col">{say('how')}</th>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('reads')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {dutyIds.map((id) => (
          <DutyRow key={id} {...{ id, policy, base, put }} />
        ))}
      </tbody>
    </table>
  );
}

function DutyRow({ id, policy, base, put }: DutiesFormProps & { id: DutyId }) {
  const say = useWords();
  const language = useLanguage();
  const [wide, setWide] = useState(false);
  const duty = policy.duties.find((one) => one.id === id);
  const how = howOf(duty);
  const name = rules[id].label[language];
  const change = (edit: (duty: PolicyDuty) => PolicyDuty | undefined) => put(withDuty(policy, id, edit));
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        <td>
          <Select<How>
            aria-label={`${name}: ${say('how')}`}
            value={how}
            popupMatchSelectWidth={false}
            options={howsOf(id).map((one) => ({ value: one, label: say(one) }))}
            onChange={(next) => change((one) => stand(one, next))}
          />
        </td>
        <td>
          {duty && how === 'asked' && (
            <InputNumber
              aria-label={`${name}: ${say('number')}`}
              min={0}
              max={1000}
              precision={0}
              value={duty.threshold}
              onChange={(threshold) => threshold !== null && change((one) => ({ ...one, threshold }))}
            />
          )}
        </td>
        <Reads {...{ id, policy, base }} />
        <td>
          {duty && (how === 'asked' || rules[id].rows.length > 1) && (
            <Button type="text" size="small" aria-expanded={wide} onClick={() => setWide(!wide)}>
              {say(wide ? 'less' : 'more')}
            </Button>
          )}
        </td>
      </tr>
      {wide && duty && (
        <tr>
          <td colSpan={5}>
            <DutyDetails duty={duty} put={(changed) => change(() => changed)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The sentence, and beside it what it was where that differs. */
function Reads({ id, policy, base }: Omit<DutiesFormProps, 'put'> & { id: DutyId }) {
  const say = useWords();
  const language = useLanguage();
  const sentence = (of: Policy | undefined) => of && tellPolicy(of).find(({ key }) => key === id)?.text[language];
  const [now, was] = [sentence(policy), sentence(base)];
  return (
    <td className="reads">
      {now ?? say('gone')}
      {base && now !== was && (
        <span className="aside">
          {' '}
          ({say('was')}: {was ?? say('notAsked')})
        </span>
      )}
    </td>
  );
}
