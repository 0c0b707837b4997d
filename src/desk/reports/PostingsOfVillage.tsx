import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { Day as DayText } from '../../domain/calendar/utc8.ts';
import { queryOf } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useDutyWords } from '../postings/dutyWords.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

/** Who was posted to a village on the day its coverage is told of; the postings lead to where they are changed. */
export function PostingsOfVillage({ village, on }: { village: string; on: DayText }) {
  const say = useWords();
  const language = useLanguage();
  const duty = useDutyWords();
  const knowsOfficers = mayI(useMe(), 'officers.read');
  const { data, error, refetch } = useAnswer('/api/assignments', { query: { area: village, on } });
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active title={false} />;
  return (
    <>
      <h3>{say('postedOn', { day: dayInWords(on, language) })}</h3>
      {data.assignments.length === 0 && <p className="empty">{say('nobodyPosted')}</p>}
      <ul>
        {data.assignments.map(({ id, officer, ...posting }) => (
          <li key={id}>
            {knowsOfficers ? (
              <Link to={`/officers${queryOf({ officer: officer.id })}`}>{officer.name}</Link>
            ) : (
              officer.name
            )}{' '}
            <span className="aside">{officer.badge}</span> {duty(posting.duty)}
            {posting.lead && ` · ${duty('lead')}`}
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/postings${queryOf({ area: village, village })}`}>{say('toPostings')}</Link>
      </p>
    </>
  );
}
