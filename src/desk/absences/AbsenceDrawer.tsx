import { Descriptions, Drawer } from 'antd';
import { Link } from 'react-router';
import { mayI, useMe } from '../platform/session.ts';
import { Day } from '../../ui/time.tsx';
import { inARow } from '../../ui/words.ts';
import { type Absence, State, whoIsAway } from './absenceColumns.tsx';
import { standIns } from './Substitutes.tsx';
import { ChangeAbsence } from './ChangeAbsence.tsx';
import { DecideAbsence } from './DecideAbsence.tsx';
import { WithdrawAbsence } from './WithdrawAbsence.tsx';
import { useWords } from './words.ts';

/** One absence: what is known, and what the reader may do about it. */
export function AbsenceDrawer({ absence, close }: { absence: Absence | undefined; close: () => void }) {
  const say = useWords();
  const me = useMe();
  const stands = absence?.state === 'proposed' || absence?.state === 'approved';
  const decides = mayI(me, 'absences.decide');
  return (
    <Drawer
      open={absence !== undefined}
      onClose={close}
      title={absence && whoIsAway(absence, say)}
      size={540}
      destroyOnHidden
    >
      {absence && (
        <>
          <Facts absence={absence} />
          {absence.own && absence.state === 'proposed' && <p className="waiting">{say('own')}</p>}
          {decides && absence.state === 'proposed' && !absence.own && <DecideAbsence absence={absence} />}
          {decides && stands && absence.officer?.id !== me.id && (
            <ChangeAbsence absence={absence} key={keyOf(absence)} />
          )}
          {stands && (decides || absence.own) && <WithdrawAbsence absence={absence} />}
        </>
      )}
    </Drawer>
  );
}

/** The form begins anew when what it changes has changed. */
const keyOf = ({ to, substitute, villages }: Absence): string =>
  [to, substitute?.id, ...villages.map((village) => village.substitute?.id)].join(' ');

function Facts({ absence }: { absence: Absence }) {
  const say = useWords();
  const { from, to, kind, state, reason, proposedBy, decidedBy, villages } = absence;
  const items = [
    { key: 'state', label: say('state'), children: <State state={state} say={say} /> },
    {
      key: 'days',
      label: say('from'),
      children: (
        <span>
          <Day on={from} /> – <Day on={to} />
        </span>
      ),
    },
    { key: 'kind', label: say('kind'), children: say(`kind_${kind}`) },
    {
      key: 'substitute',
      label: say('substitute'),
      children: inARow(standIns(absence).map(({ name, badge }) => `${name} ${badge}`)) || say('noSubstitute'),
    },
    { key: 'proposedBy', label: say('proposedBy'), children: proposedBy?.name ?? say('byOperator') },
    ...(decidedBy ? [{ key: 'decidedBy', label: say('decidedBy'), children: decidedBy.name }] : []),
    ...(reason === null ? [] : [{ key: 'reason', label: say('reason'), children: reason }]),
    {
      key: 'villages',
      label: say('villages'),
      children: <Villages villages={villages} />,
    },
  ];
  return <Descriptions column={1} size="small" items={items} />;
}

function Villages({ villages }: Pick<Absence, 'villages'>) {
  const say = useWords();
  const me = useMe();
  if (villages.length === 0) return '–';
  const linked = mayI(me, 'assignments.read');
  return (
    <ul className="names">
      {villages.map(({ id, name, substitute }) => (
        <li key={id}>
          {linked ? <Link to={`/postings?village=${id}`}>{name}</Link> : name}
          {substitute && ` – ${say('actsHere', { who: substitute.name })}`}
        </li>
      ))}
    </ul>
  );
}
