import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from './client.ts';
import { useEnter, useSearch } from './useEnter.ts';
import { useWords } from './villageChoiceWords.ts';

interface Option {
  value: string;
  label: string;
}

/** Villages found by what is typed, with where they lie. */
function useVillages(sought: string): { options: Option[]; reading: boolean } {
  const asked = useDeferredValue(sought);
  const query = { spelling: asked, limit: 50 };
  const found = useAnswer('/api/area-search', { query }, { when: asked !== '', keep: true });
  const villages = asked === '' ? [] : (found.data?.areas ?? []).filter(({ level }) => level === 'village');
  const options = villages.map(({ id, name, path }) => ({
    value: id,
    label: [...path.map((area) => area.name), name].join(' '),
  }));
  const answered = asked === '' || !(found.isPending || found.isPlaceholderData);
  return { options, reading: asked !== sought || !answered };
}

interface VillageChoiceProps<Value> {
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** One village, found as one types. */
export function VillageChoice({ id, value = '', onChange }: VillageChoiceProps<string>) {
  const say = useWords();
  const sought = useSearch();
  const { options, reading } = useVillages(sought.sought);
  const { search, ...enter } = useEnter(sought, {
    reading,
    first: options[0],
    choose: (first) => onChange?.(first.value),
  });
  const chosen = useAnswer('/api/areas/{id}', { path: { id: value } }, { when: value !== '' });
  const names = chosen.data ? [...chosen.data.above.slice(2), chosen.data].map(({ name }) => name) : [];
  const isThere = names.length === 0 || options.some((option) => option.value === value);
  return (
    <Select
      {...(id !== undefined && { id })}
      {...enter}
      value={value || null}
      allowClear
      options={isThere ? options : [{ value, label: names.join(' ') }, ...options]}
      placeholder={say(sought.entered === '' ? 'hint' : 'reading')}
      showSearch={{ ...search, filterOption: false }}
      notFoundContent={<None {...{ reading, sought: sought.sought }} />}
      onChange={(next: string | null) => onChange?.(next ?? '')}
    />
  );
}

/** Several villages. */
export function VillagesChoice({ id, value = [], onChange }: VillageChoiceProps<string[]>) {
  const say = useWords();
  const sought = useSearch();
  const [known, setKnown] = useState<Option[]>([]);
  const { options, reading } = useVillages(sought.sought);
  const all = [...options, ...known.filter((one) => !options.some((option) => option.value === one.value))];
  const choose = (next: string[]) => {
    setKnown(all.filter((option) => next.includes(option.value)));
    onChange?.(next);
  };
  const { search, ...enter } = useEnter(sought, {
    reading,
    several: true,
    first: options[0],
    choose: (first) => choose([...new Set([...value, first.value])]),
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      {...enter}
      mode="multiple"
      value={value}
      options={all}
      placeholder={say('hint')}
      showSearch={{ ...search, filterOption: false, autoClearSearchValue: true }}
      notFoundContent={<None {...{ reading, sought: sought.sought }} />}
      onChange={choose}
    />
  );
}

function None({ reading, sought }: { reading: boolean; sought: string }) {
  return <>{useWords()(sought === '' ? 'type' : reading ? 'reading' : 'none')}</>;
}
