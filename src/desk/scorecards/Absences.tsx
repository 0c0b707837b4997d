import { Skeleton } from 'antd';
import { daysOfMonth } from '../../domain/calendar/utc8.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { Day } from '../../ui/time.tsx';
import { standIns } from '../absences/Substitutes.tsx';
import { inARow } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useRows } from './rows.ts';
import { useWords } from './words.ts';

type Absence = Answer<'/api/absences'>['absences'][number];

/** Who is away in the month (`of`: only some of them): proposed and decided, with reasons; only an approved absence lessens what is asked. */
export function Absences({ month, of }: { month: string; of?: (absence: Absence) => boolean }) {
  const say = useWords();
  const found = useAnswer('/api/absences', {});
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const { first, last } = daysOfMonth(month);
  const away = found.data.absences.filter((one) => one.from <= last && one.to >= first && (of?.(one) ?? true));
  if (away.length === 0) return <p className="empty">{say('noAbsences')}</p>;
  return (
    <table className="plain">
      <thead>
        <tr>
          {(['officer', 'from', 'to', 'kind', 'substitute', 'state', 'reason'] as const).map((key) => (
            <th key={key} scope="col">
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {away.map((absence) => (
          <AbsenceRow key={absence.id} absence={absence} />
        ))}
      </tbody>
    </table>
  );
}

const marks = { proposed: '○', approved: '✓', declined: '–', withdrawn: '–' };

function AbsenceRow({ absence }: { absence: Absence }) {
  const say = useWords();
  const { officer, unit, from, to, kind, state, reason } = absence;
  return (
    <tr>
      <th scope="row">{officer?.name ?? `${unit} ${say('wholeUnit')}`}</th>
      <td>
        <Day on={from} />
      </td>
      <td>
        <Day on={to} />
      </td>
      <td>{say(`kind_${kind}`)}</td>
      <td>{inARow(standIns(absence).map(({ name }) => name)) || '–'}</td>
      <td>
        <span aria-hidden>{marks[state]}</span> {say(`state_${state}`)}
      </td>
      <td>{reason ?? ''}</td>
    </tr>
  );
}

/** The absences of officers posted in an area that month; whole units' are all shown. */
export function AreaAbsences({ area, month }: { area: string; month: string }) {
  const rows = useRows(area, month);
  const posted = new Set(rows.data?.rows.map(({ officer }) => officer?.id));
  if (rows.error) return <Refused error={rows.error} retry={() => void rows.refetch()} />;
  return <Absences month={month} of={({ officer }) => officer === null || posted.has(officer.id)} />;
}
