import { Skeleton } from 'antd';
import { useAnswer } from '../platform/client.ts';
import { numberInWords } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

/** What each mark of a form comes to, before anybody downloads it. */
export function FormPreview({ id, area, month }: { id: string; area: string; month: string }) {
  const say = useWords();
  const { data, error, refetch } = useAnswer(
    '/api/report-forms/{id}/preview',
    { path: { id }, query: { area, month } },
    { keep: true },
  );
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active title={false} />;
  const shown = (value: string | number) => (typeof value === 'number' ? numberInWords(value) : value);
  return (
    <div className="report-wide">
      <table className="list report-table">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col">{say('mark')}</th>
            <th scope="col">{say('value')}</th>
          </tr>
        </thead>
        <tbody>
          {data.cells.map(({ where, said, values }) => (
            <tr key={`${where} ${said}`}>
              <th scope="row">{where}</th>
              <td>{`{{${said}}}`}</td>
              <td>{values.map(shown).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
