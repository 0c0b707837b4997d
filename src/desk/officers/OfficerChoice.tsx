import { Select } from 'antd';
import { type Answer, useAnswer } from '../platform/client.ts';
import { useSoundsLike } from '../list/useSoundsLike.ts';
import { useEnter, useSearch } from '../platform/useEnter.ts';
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
  /** A unit of which nobody is offered. */
  butUnit?: string | undefined;
}

/** As many as are brought at once; beyond that, someone is found by the whole badge number. */
const MOST = 20_000;

/** Badge numbers have no letters of their own in most places: what is typed whole may be someone posted elsewhere. */
const BADGE = /^[A-Za-z0-9._-]{4,32}$/;

/** One officer, found by name, pinyin initials or badge; someone posted elsewhere by the whole badge number. */
export function OfficerChoice({ id, value = '', onChange, unit, but, butUnit }: OfficerChoiceProps) {
  const say = useWords();
  const { sought, ...typed } = useSearch();
  const near = useAnswer('/api/officers', { query: { limit: MOST, ...(unit !== undefined && { unit }) } });
  const byBadge = unit === undefined && BADGE.test(sought);
  const far = useAnswer('/api/officers', { query: { badge: sought } }, { when: byBadge });
  const sounds = useSoundsLike(sought);
  const byId = new Map([near, far].flatMap(({ data }) => (data?.officers ?? []).map((one) => [one.id, one] as const)));
  const offered = [...byId.values()].filter((one) => one.id !== but && (butUnit === undefined || one.unit !== butUnit));
  const fits = ({ name, badge }: Officer, letters: string): boolean =>
    name.includes(letters) ||
    badge.toLowerCase().includes(letters.toLowerCase()) ||
    (sounds.like?.(name, letters.toLowerCase()) ?? false);
  const { search, ...enter } = useEnter(
    { sought, ...typed },
    {
      reading: near.isPending || far.isLoading || sounds.reading,
      first: offered.find((officer) => fits(officer, sought)),
      choose: (first) => onChange?.(first.id),
    },
  );
  return (
    <Select
      {...(id !== undefined && { id })}
      {...enter}
      value={value || null}
      allowClear
      placeholder={say(typed.entered === '' ? 'choiceHint' : 'choiceReading')}
      notFoundContent={say(near.isPending ? 'choiceReading' : 'choiceNone')}
      options={offered.map((officer) => ({
        value: officer.id,
        officer,
        label: labelOf(officer, say('villages', { count: officer.postings.length })),
      }))}
      showSearch={{
        ...search,
        filterOption: (input, option) => option !== undefined && fits(option.officer, input.trim()),
      }}
      onChange={(next: string | null) => onChange?.(next ?? '')}
    />
  );
}

const labelOf = ({ name, badge, unit }: Officer, villages: string): string =>
  [name, badge, unit, villages].filter(Boolean).join(' · ');
