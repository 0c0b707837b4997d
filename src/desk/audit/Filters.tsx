import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../platform/client.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { useActionWord, useNounWord } from './actions.ts';
import { AreaChoice } from './AreaChoice.tsx';
import { type Asked, NOTHING } from './line.ts';
import { useWords } from './words.ts';

interface FiltersProps {
  asked: Asked;
  change: (next: Partial<Asked>) => void;
}

/** What is looked for. What is typed is asked with Enter or on leaving the field, what is chosen at once. */
export function Filters({ asked, change }: FiltersProps) {
  const say = useWords();
  const any = Object.keys(NOTHING).some((key) => asked[key as keyof Asked] !== '' && key !== 'line');
  return (
    <search className="audit-filters no-print" aria-label={say('search')}>
      <Typed
        label={say('badge')}
        hint={say('badgeHint')}
        value={asked.badge}
        done={(badge) => change({ badge, account: '' })}
      />
      <Actions value={asked.action} done={(action) => change({ action })} />
      <AreaChoice
        label={say('place')}
        placeholder={say('place')}
        value={asked.village}
        onChange={(village) => change({ village })}
      />
      <label>
        {say('from')} <DayInput value={asked.from} onChange={(from) => change({ from })} />
      </label>
      <label>
        {say('to')} <DayInput value={asked.to} onChange={(to) => change({ to })} />
      </label>
      <Typed
        label={say('target')}
        hint={say('targetHint')}
        value={asked.target}
        done={(target) => change({ target })}
      />
      {any && (
        <Button type="text" onClick={() => change(NOTHING)}>
          {say('clear')}
        </Button>
      )}
      {(asked.account || asked.request) && (
        <p className="aside">
          {say(asked.request ? 'ofRequest' : 'ofAccount', { id: asked.request || asked.account })}
        </p>
      )}
    </search>
  );
}

interface TypedProps {
  label: string;
  hint: string;
  value: string;
  done: (value: string) => void;
}

function Typed({ label, hint, value, done }: TypedProps) {
  const [typed, setTyped] = useState<string>();
  const end = () => {
    if (typed !== undefined && typed.trim() !== value) done(typed.trim());
    setTyped(undefined);
  };
  return (
    <Input
      className="audit-typed"
      aria-label={label}
      placeholder={hint}
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={end}
      onBlur={end}
    />
  );
}

/** Actions there are, by what they are about. */
function Actions({ value, done }: { value: string; done: (action: string) => void }) {
  const say = useWords();
  const actionWord = useActionWord();
  const nounWord = useNounWord();
  const actions = useAnswer('/api/audit/actions', {}).data?.actions ?? [];
  const nouns = [...new Set(actions.map((action) => action.split('.')[0] ?? ''))];
  const options = nouns.map((noun) => ({
    label: nounWord(noun),
    options: [
      { value: noun, label: say('allOf', { what: nounWord(noun) }) },
      ...actions
        .filter((action) => action.startsWith(`${noun}.`))
        .map((action) => ({ value: action, label: actionWord(action) })),
    ],
  }));
  return (
    <Select
      className="audit-action"
      aria-label={say('action')}
      placeholder={say('action')}
      allowClear
      value={value || null}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={300}
      options={options}
      onChange={(next: string | null) => done(next ?? '')}
    />
  );
}
