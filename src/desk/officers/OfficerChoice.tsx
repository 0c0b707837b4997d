import { Select } from 'antd';
import { useState } from 'react';
import { type Answer, useAnswer } from '../platform/client.ts';
import { useSoundsLike } from '../list/useSoundsLike.ts';
import { useWords } from './words.ts';

type Officer = Answer<'/api/officers'>['officers'][number];

interface OfficerChoiceProps {
  id?: string;
  value?: string;
  onChange?: (officer: string) => void;
  /** Only those of this unit. */
  unit?: string;
  /** Who is not offered: whoever it is about. */
  but?: string | undefined;
}

/** As many as are brought at once; beyond that, someone is found by the whole badge number. */
const MOST = 20_000;

/** Badge numbers have no letters of their own in most places: what is typed whole may be someone posted elsewhere. */
const BADGE = /^[A-Za-z0-9._-]{4,32}$/;

/** One officer, found by name, pinyin initials or badge; someone posted elsewhere by the whole badge number. */
export function OfficerChoice({ id, value = '', onChange, unit, but }: OfficerChoiceProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const [entered, setEntered] = useState('');
  const sought = entered || typed;
  const near = useAnswer('/api/officers', { query: { limit: MOST, ...(unit !== undefined && { unit }) } });
  const byBadge = unit === undefined && BADGE.test(sought);
  const far = useAnswer('/api/officers', { query: { badge: sought } }, { when: byBadge });
  const soundsLike = useSoundsLike(sought);
  const reading = near.isPending || far.isFetching;
  const offer = (lists: readonly (Officer[] | undefined)[]): Officer[] => {
    const byId = new Map(lists.flatMap((list) => (list ?? []).map((one) => [one.id, one] as const)));
    return [...byId.values()].filter((one) => one.id !== but);
  };
  const fits = ({ name, badge }: Officer, letters: string): boolean =>
    name.includes(letters) ||
    badge.toLowerCase().includes(letters.toLowerCase()) ||
    (soundsLike?.(name, letters.toLowerCase()) ?? false);
  const offered = offer([near.data?.officers, far.data?.officers]);
  // who types a badge and presses Enter is quicker than a slow network: it is chosen once it is there
  const enter = async (letters: string) => {
    setEntered(letters);
    const joined = { cancelRefetch: false };
    const [all, one] = await Promise.all([near.refetch(joined), byBadge ? far.refetch(joined) : undefined]);
    const first = offer([all.data?.officers, one?.data?.officers]).find((officer) => fits(officer, letters));
    if (first) onChange?.(first.id);
    else setTyped(letters);
    setEntered('');
  };
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value || null}
      allowClear
      loading={reading}
      placeholder={say(entered === '' ? 'choiceHint' : 'choiceReading')}
      notFoundContent={say(near.isPending ? 'choiceReading' : 'choiceNone')}
      options={offered.map((officer) => ({
        value: officer.id,
        officer,
        label: labelOf(officer, say('villages', { count: officer.postings.length })),
      }))}
      onInputKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing && reading) void enter(typed.trim());
      }}
      showSearch={{
        searchValue: typed,
        onSearch: setTyped,
        filterOption: (input, option) => option !== undefined && fits(option.officer, input.trim()),
      }}
      onChange={(next: string | null) => onChange?.(next ?? '')}
    />
  );
}

const labelOf = ({ name, badge, unit }: Officer, villages: string): string =>
  [name, badge, unit, villages].filter(Boolean).join(' · ');
