import { absenceKinds, absenceStates } from '../../domain/people/absences.ts';
import type { Column } from '../list/columns.ts';
import type { Answer } from '../platform/client.ts';
import { OpenLink } from '../platform/OpenLink.tsx';
import { Day } from '../../ui/time.tsx';
import { standIns } from './Substitutes.tsx';
import type { useWords } from './words.ts';
import { inARow } from '../../ui/words.ts';

export type Absence = Answer<'/api/absences'>['absences'][number];
type Say = ReturnType<typeof useWords>;

export const whoIsAway = ({ officer, unit }: Absence, say: Say): string =>
  officer ? `${officer.name} ${officer.badge}` : `${unit} ${say('wholeUnit')}`;

export function absenceColumns(say: Say): Column<Absence>[] {
  return [
    {
      key: 'who',
      title: say('who'),
      names: true,
      found: true,
      sorts: true,
      cell: (one) => <OpenLink to={{ absence: one.id }}>{whoIsAway(one, say)}</OpenLink>,
      value: (one) => whoIsAway(one, say),
    },
    { key: 'from', title: say('from'), sorts: true, value: ({ from }) => from, cell: ({ from }) => <Day on={from} /> },
    { key: 'to', title: say('to'), sorts: true, value: ({ to }) => to, cell: ({ to }) => <Day on={to} /> },
    {
      key: 'kind',
      title: say('kind'),
      width: 76,
      value: ({ kind }) => say(`kind_${kind}`),
      filter: absenceKinds.map((kind) => ({ value: say(`kind_${kind}`), label: say(`kind_${kind}`) })),
    },
    {
      key: 'villages',
      title: say('villages'),
      found: true,
      value: ({ villages }) => inARow(villages.map(({ name }) => name)) || null,
      cell: ({ villages }) => <Villages villages={villages} say={say} />,
    },
    {
      key: 'substitute',
      title: say('substitute'),
      found: true,
      value: (one) => inARow(standIns(one).map(({ name, badge }) => `${name} ${badge}`)) || null,
      cell: (one) => <StandIns absence={one} say={say} />,
    },
    {
      key: 'state',
      title: say('state'),
      value: ({ state }) => say(`state_${state}`),
      cell: ({ state }) => <State state={state} say={say} />,
      filter: absenceStates.map((state) => ({ value: say(`state_${state}`), label: say(`state_${state}`) })),
    },
    { key: 'proposedBy', title: say('proposedBy'), extra: true, value: ({ proposedBy }) => proposedBy?.name ?? null },
    { key: 'decidedBy', title: say('decidedBy'), extra: true, value: ({ decidedBy }) => decidedBy?.name ?? null },
  ];
}

const SHOWN = 2;

function StandIns({ absence, say }: { absence: Absence; say: Say }) {
  const who = standIns(absence);
  if (who.length === 0) return <span className="aside">{say('noSubstitute')}</span>;
  const names = inARow(who.slice(0, SHOWN).map(({ name, badge }) => `${name} ${badge}`));
  return who.length > SHOWN ? `${names} … ${say('officers', { count: who.length })}` : names;
}

function Villages({ villages, say }: Pick<Absence, 'villages'> & { say: Say }) {
  const names = villages.slice(0, SHOWN).map(({ name }) => name);
  return villages.length > SHOWN
    ? `${inARow(names)} … ${say('moreVillages', { count: villages.length })}`
    : inARow(names);
}

const LOOK = { proposed: 'waiting', approved: 'done', declined: 'aside', withdrawn: 'aside' } as const;
const MARK = { proposed: '○', approved: '✓', declined: '×', withdrawn: '–' } as const;

/** A state by its word and its mark; the colour only helps. */
export const State = ({ state, say }: { state: Absence['state']; say: Say }) => (
  <span className={`${LOOK[state]} one-line`}>
    <span aria-hidden>{MARK[state]}</span> {say(`state_${state}`)}
  </span>
);
