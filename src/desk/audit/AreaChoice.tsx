import { Cascader } from 'antd';
import { useEffect, useState } from 'react';
import { ask, useAnswer } from '../platform/client.ts';

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

interface AreaChoiceProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (area: string) => void;
  id?: string;
}

const optionsBelow = async (parent: string | undefined): Promise<Option[]> => {
  const { areas } = await ask('/api/areas', { query: parent === undefined ? {} : { parent } });
  return areas.map(({ id, name, level }) => ({ value: id, label: name, isLeaf: level === 'village' }));
};

/** Any area of the country the system knows, found by going down: for whoever's work lies in no area. */
export function AreaChoice({ label, placeholder, value, onChange, id }: AreaChoiceProps) {
  const [options, setOptions] = useState<Option[]>([]);
  const known = useAnswer('/api/areas/{id}', { path: { id: value } }, { when: value !== '' });
  useEffect(() => {
    void optionsBelow(undefined).then(setOptions, () => undefined);
  }, []);
  const path = value === '' ? [] : [...(known.data?.above.map((area) => area.id) ?? []), value];
  const names = known.data ? [...known.data.above, known.data].map(({ name }) => name) : [value];
  const load = async (opened: Option[]) => {
    const last = opened[opened.length - 1];
    if (!last) return;
    last.children = await optionsBelow(last.value);
    setOptions((before) => [...before]);
  };
  return (
    <Cascader<Option>
      {...(id !== undefined && { id })}
      aria-label={label}
      options={options}
      value={path}
      loadData={(opened) => void load(opened)}
      changeOnSelect
      allowClear
      placeholder={placeholder}
      displayRender={() => names.slice(-2).join(' ')}
      onChange={(chosen?: (string | number | null)[]) => onChange(String(chosen?.[chosen.length - 1] ?? ''))}
    />
  );
}
