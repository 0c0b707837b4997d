import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from './client.ts';
import { useWords } from './villageChoiceWords.ts';

interface Option {
  value: string;
  label: string;
}

/** Villages found by what is typed, with where they lie. */
function useVillages(typed: string): { options: Option[]; fetching: boolean } {
  const asked = useDeferredValue(typed.trim());
  const query = { spelling: asked, limit: 50 };
  const { data, isFetching } = useAnswer('/api/area-search', { query }, { when: asked !== '', keep: true });
  const villages = asked === '' ? [] : (data?.areas ?? []).filter(({ level }) => level === 'village');
  const options = villages.map(({ id, name, path }) => ({
    value: id,
    label: [...path.map((area) => area.name), name].join(' '),
  }));
  return { options, fetching: isFetching };
}

interface VillageChoiceProps<Value> {
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** One village, found as one types. */
export function VillageChoice({ id, value = '', onChange }: VillageChoiceProps<string>) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const { options, fetching } = useVillages(typed);
  const chosen = useAnswer('/api/areas/{id}', { path: { id: value } }, { when: value !== '' });
  if (chosen.data && !options.some((option) => option.value === value)) {
    const names = [...chosen.data.above.slice(2), chosen.data].map(({ name }) => name);
    options.unshift({ value, label: names.join(' ') });
  }
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value || null}
      allowClear
      options={options}
      placeholder={say('hint')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={fetching}
      notFoundContent={say(typed.trim() === '' ? 'type' : 'none')}
      onChange={(next: string | null) => onChange?.(next ?? '')}
    />
  );
}

/** Several villages. */
export function VillagesChoice({ id, value = [], onChange }: VillageChoiceProps<string[]>) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<Option[]>([]);
  const { options, fetching } = useVillages(typed);
  const all = [...options, ...known.filter((one) => !options.some((option) => option.value === one.value))];
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      value={value}
      options={all}
      placeholder={say('hint')}
      showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }}
      loading={fetching}
      notFoundContent={say(typed.trim() === '' ? 'type' : 'none')}
      onChange={(next) => {
        setKnown(all.filter((option) => next.includes(option.value)));
        onChange?.(next);
      }}
    />
  );
}
