import { Drawer, Skeleton } from 'antd';
import { figures } from '../../domain/reports/figures.ts';
import { reportedDay, valueOf } from '../../domain/reports/report.ts';
import { areaAbove } from '../platform/AreaPath.tsx';
import { useMe } from '../platform/session.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { numberInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { DutyOfVillage } from './DutyOfVillage.tsx';
import { FigureLines } from './FigureLines.tsx';
import { PostingsOfVillage } from './PostingsOfVillage.tsx';
import { useWords } from './words.ts';
import './reports.css';

interface FigureDrawerProps {
  figure: string;
  area: string;
  month: string;
  go: (area: string) => void;
  close: () => void;
}

/** What a figure is made of: its definition, the areas below with theirs, and at last the entries or cases themselves. */
export function FigureDrawer({ figure, area, month, go, close }: FigureDrawerProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const { data, error, refetch } = useAnswer('/api/reports', { query: { area, month } }, { keep: true });
  const told = figures.get(figure);
  if (told === undefined) return null;
  const isVillage = area.length === 12;
  return (
    <Drawer open size="large" title={told.label[language]} onClose={close}>
      <Place area={data?.area.id === area ? data.area.name : ''} above={areaAbove(me, area)} go={go} />
      <p>
        <span className="aside">{say('definition')}</span> {told.definition[language]}
      </p>
      {error && <Refused error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <p className="report-value">
            {numberInWords(valueOf(data.values, figure))}{' '}
            <span className="aside">
              {told.unit[language]} · {say('earlier')} {numberInWords(valueOf(data.valuesBefore, figure))}
            </span>
          </p>
          {!isVillage && <Below report={data} figure={figure} go={go} />}
          {(told.source.of === 'work' || told.source.of === 'cases') && (
            <FigureLines key={`${figure} ${area} ${month}`} figure={told} area={area} month={month} />
          )}
          {told.source.of === 'duty' && isVillage && (
            <DutyOfVillage village={area} month={month} source={told.source} />
          )}
          {told.source.of === 'coverage' && isVillage && (
            <PostingsOfVillage village={area} on={reportedDay(month, today())} />
          )}
        </>
      )}
    </Drawer>
  );
}

/** Which area this is of, and the way back up. */
function Place({ area, above, go }: { area: string; above: string | undefined; go: (area: string) => void }) {
  const say = useWords();
  return (
    <p className="report-place">
      <strong>{area}</strong>
      {above !== undefined && (
        <button type="button" className="link" onClick={() => go(above)}>
          {say('above')}
        </button>
      )}
    </p>
  );
}

function Below({ report, figure, go }: { report: Answer<'/api/reports'>; figure: string; go: (area: string) => void }) {
  const say = useWords();
  const rows = report.areas.filter(({ values }) => valueOf(values, figure) > 0);
  if (rows.length === 0) return <p className="empty">{say('noLines')}</p>;
  return (
    <table className="list report-table">
      <caption>{say('byArea')}</caption>
      <tbody>
        {rows.map(({ area, values }) => (
          <tr key={area.id}>
            <th scope="row">
              <button type="button" className="link" onClick={() => go(area.id)}>
                {area.name}
              </button>
            </th>
            <td className="number">{numberInWords(valueOf(values, figure))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
