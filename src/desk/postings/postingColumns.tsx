import { addDays, type Day as DayText } from '../../domain/calendar/utc8.ts';
import { duties } from '../../domain/people/assignments.ts';
import type { Column } from '../list/columns.ts';
import type { Answer } from '../platform/client.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { Day } from '../../ui/time.tsx';
import type { useDutyWords } from './dutyWords.ts';
import type { useWords } from './words.ts';

export type Posting = Answer<'/api/assignments'>['assignments'][number];
type Say = ReturnType<typeof useWords>;

/** What a list of postings shows; `on`: the day that is looked at. */
export function postingColumns(say: Say, duty: ReturnType<typeof useDutyWords>, on: DayText): Column<Posting>[] {
  return [
    {
      key: 'village',
      title: say('village'),
      names: true,
      found: true,
      sorts: true,
      cell: ({ village }) => <OpenLink to={{ village: village.id }}>{village.name}</OpenLink>,
      value: ({ village }) => village.name,
    },
    { key: 'code', title: say('code'), extra: true, found: true, sorts: true, value: ({ village }) => village.id },
    { key: 'officer', title: say('officer'), found: true, sorts: true, value: ({ officer }) => officer.name },
    { key: 'badge', title: say('badge'), found: true, sorts: true, value: ({ officer }) => officer.badge },
    { key: 'unit', title: say('unit'), sorts: true, value: ({ officer }) => officer.unit },
    { key: 'workPhone', title: say('workPhone'), value: ({ officer }) => officer.workPhone },
    {
      key: 'duty',
      title: say('duty'),
      value: (posting) => duty(posting.duty),
      filter: duties.map((one) => ({ value: duty(one), label: duty(one) })),
    },
    {
      key: 'lead',
      title: say('lead'),
      value: ({ lead }) => say(lead ? 'yes' : 'no'),
      filter: (['yes', 'no'] as const).map((key) => ({ value: say(key), label: `${say('lead')}: ${say(key)}` })),
    },
    { key: 'from', title: say('from'), sorts: true, value: ({ from }) => from, cell: ({ from }) => <Day on={from} /> },
    {
      key: 'to',
      title: say('to'),
      sorts: true,
      value: ({ to }) => to,
      cell: (posting) => <Until posting={posting} on={on} say={say} />,
    },
  ];
}

const SOON = 30;

/** Until when, and whether that is soon: a word beside the colour. */
export function Until({ posting: { from, to, duty }, on, say }: { posting: Posting; on: DayText; say: Say }) {
  if (from > on) return <span className="aside">{say('coming')}</span>;
  if (to === null) return <span className="aside">{say('open')}</span>;
  const soon = duty !== 'acting' && to >= on && to <= addDays(on, SOON);
  return (
    <>
      <Day on={to} />{' '}
      {soon && <b className="waiting">{to === on ? say('endsToday') : say('endsSoon', { count: daysFrom(on, to) })}</b>}
    </>
  );
}

const daysFrom = (from: DayText, to: DayText): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
