import { Skeleton } from 'antd';
import { dutyIds, type DutyId, type DutyResult } from '../../domain/duties/duty.ts';
import { dutySentence } from '../../domain/duties/sentence.ts';
import { marks } from '../../domain/duties/standing.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { monthInWords, now, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

/** The rows of a village; `rows` by area has another shape, which is not asked for here. */
type Row = Exclude<Answer<'/api/scorecards'>['rows'][number], { area: unknown }>;

/** What is asked of the village and its officers this month, in plain words; each leads to its entries. */
export function MonthDuties({ id, month, open }: { id: string; month: string; open: (evidence: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  const found = useAnswer('/api/scorecards', { query: { area: id, month } }, { keep: true });
  const rows = (found.data?.rows ?? []) as Row[];
  const title = month === monthOf(now()) ? say('month') : say('monthOf', { month: monthInWords(month, language) });
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{title}</h2>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined && !found.error && <Skeleton active title={false} />}
      {found.data !== undefined && rows.length === 0 && <p className="aside">{say('noDuties')}</p>}
      {rows.map((row) => (
        <RowDuties key={`${row.officer?.id ?? ''} ${row.posting ?? ''}`} row={row} open={open} />
      ))}
      {found.data && rows.length > 0 && (
        <p className="aside">
          {say('asOf')} <Time at={found.data.asOf} />
          {found.data.closed && ` · ${say('isClosed')}`}
        </p>
      )}
    </section>
  );
}

function RowDuties({ row: { officer, posting, duties }, open }: { row: Row; open: (evidence: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  const asked = dutyIds.filter((id) => duties[id] !== undefined);
  if (asked.length === 0) return null;
  const of = officer === null ? '' : `~${officer.id}~${posting}`;
  return (
    <>
      <h3>
        {officer?.name ?? say('villageItself')}{' '}
        {posting !== null && <span className="aside">{say(`duty_${posting}`)}</span>}
      </h3>
      <ul className="duties">
        {asked.map((id) => {
          const result = duties[id] as DutyResult;
          return (
            <li key={id} className={`duty-${result.state}`}>
              <span aria-hidden>{marks[result.state]}</span>
              <button type="button" className="link" title={say('evidence')} onClick={() => open(`${id}${of}`)}>
                {dutySentence(id as DutyId, result, language)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
