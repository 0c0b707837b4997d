import { Tag } from 'antd';
import type { Column } from '../list/columns.ts';
import type { Answer } from '../platform/client.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import type { useWords } from './words.ts';
import { inARow } from '../../ui/words.ts';

export type Officer = Answer<'/api/officers'>['officers'][number];
type Say = ReturnType<typeof useWords>;

/** What a list of officers shows. How many villages someone has is told, never sorted by: that would be a ranking. */
export function officerColumns(say: Say, officers: readonly Officer[], keeps: boolean): Column<Officer>[] {
  const units = [...new Set(officers.flatMap(({ unit }) => unit ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  const columns: Column<Officer>[] = [
    {
      key: 'name',
      title: say('name'),
      names: true,
      found: true,
      sorts: true,
      cell: ({ id, name }) => <OpenLink to={{ officer: id }}>{name}</OpenLink>,
      value: ({ name }) => name,
    },
    { key: 'badge', title: say('badge'), found: true, sorts: true, value: ({ badge }) => badge },
    {
      key: 'unit',
      title: say('unit'),
      found: true,
      sorts: true,
      value: ({ unit }) => unit,
      filter: units.map((unit) => ({ value: unit, label: unit })),
    },
    { key: 'grade', title: say('grade'), value: ({ grade }) => say(`grade_${grade}`) },
    { key: 'workPhone', title: say('workPhone'), value: ({ workPhone }) => workPhone },
    {
      key: 'postings',
      title: say('postings'),
      found: true,
      value: ({ postings }) => inARow(postings.map(({ village }) => village.name)),
      cell: (officer) => <Villages officer={officer} say={say} />,
    },
  ];
  if (keeps) {
    columns.splice(5, 1, {
      key: 'canSignIn',
      title: say('canSignIn'),
      value: ({ canSignIn }) => say(canSignIn ? 'canSignIn_yes' : 'canSignIn_no'),
      filter: (['canSignIn_yes', 'canSignIn_no'] as const).map((key) => ({ value: say(key), label: say(key) })),
    });
    columns.push({ key: 'leftOn', title: say('leftOn'), sorts: true, value: ({ leftOn }) => leftOn });
  }
  return columns;
}

const SHOWN = 3;

function Villages({ officer: { postings }, say }: { officer: Officer; say: Say }) {
  const villages = [...new Map(postings.map(({ village }) => [village.id, village.name])).values()];
  if (villages.length === 0) return <Tag>{say('noVillage')}</Tag>;
  const names = inARow(villages.slice(0, SHOWN));
  return villages.length > SHOWN ? `${names} … ${say('villages', { count: villages.length })}` : names;
}
