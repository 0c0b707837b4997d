import { Button, Select } from 'antd';
import type { SixRole } from '../../domain/journal/kind.ts';
import { kinds, type Kind } from '../../domain/journal/registry.ts';
import { readAs, sixRoleNames, sixRoles } from '../../domain/journal/sixRoles.ts';
import type { Change } from '../platform/address.ts';
import { DayInput } from '../platform/DayInput.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Village, VillageAddress } from './VillageView.tsx';
import { useWords } from './words.ts';

const KINDS = Object.keys(kinds) as Kind[];

/** What of the address narrows the diary. */
export function filtersOf({ role, kind, officer, from, to }: VillageAddress) {
  return {
    ...(role !== '' && { role: role as SixRole }),
    ...(kind !== '' && { kind: kind as Kind }),
    ...(officer !== '' && { officer }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

interface DiaryFiltersProps {
  village: Village;
  address: VillageAddress;
  change: Change<VillageAddress>;
}

/** By role, kind, officer and days; each change goes back to the newest. */
export function DiaryFilters({ village, address, change }: DiaryFiltersProps) {
  const say = useWords();
  const language = useLanguage();
  const narrow = (field: keyof VillageAddress) => (value: string) =>
    change({ [field]: value ?? '', before: '', entry: '' });
  const ofRole = KINDS.filter((kind) => address.role === '' || readAs(kind) === address.role);
  const officers = new Map(village.postings.map(({ officer }) => [officer.id, officer.name]));
  const all = (title: string) => ({ value: '', label: `${title}: ${say('all')}` });
  const choices = [
    {
      ...{ field: 'role' as const, title: say('role') },
      options: sixRoleNames.map((value) => ({ value: value as string, label: sixRoles[value][language] })),
    },
    {
      ...{ field: 'kind' as const, title: say('kind') },
      options: ofRole.map((value) => ({ value: value as string, label: kinds[value].label[language] })),
    },
    {
      ...{ field: 'officer' as const, title: say('officer') },
      options: [...officers].map(([value, label]) => ({ value, label })),
    },
  ] satisfies { field: 'role' | 'kind' | 'officer'; title: string; options: { value: string; label: string }[] }[];
  const some = Object.keys(filtersOf(address)).length > 0;
  return (
    <div className="diary-filters no-print">
      {choices.map(({ field, title, options }) => (
        <Select
          key={field}
          aria-label={title}
          value={address[field]}
          popupMatchSelectWidth={false}
          options={[all(title), ...options]}
          onChange={narrow(field)}
        />
      ))}
      <label>
        {say('from')} <DayInput value={address.from} onChange={narrow('from')} />
      </label>
      <label>
        {say('to')} <DayInput value={address.to} onChange={narrow('to')} />
      </label>
      {some && (
        <Button
          type="text"
          onClick={() => change({ role: '', kind: '', officer: '', from: '', to: '', before: '', entry: '' })}
        >
          {say('clear')}
        </Button>
      )}
    </div>
  );
}
