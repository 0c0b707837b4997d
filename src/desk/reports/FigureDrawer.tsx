import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayOf, toInstant } from '../../domain/calendar/utc8.ts';
import { caseStates } from '../../domain/cases/fold.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { type Why, whys } from '../../domain/duties/why.ts';
import { type Figure, figures } from '../../domain/reports/figures.ts';
import { valueOf } from '../../domain/reports/report.ts';
import { queryOf } from '../platform/address.ts';
import { areaAbove } from '../platform/AreaPath.tsx';
import { useMe } from '../platform/session.ts';
import { type Answer, ask, useAnswer } from '../platform/client.ts';
import { numberInWords, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

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
  const { data, error } = useAnswer('/api/reports', { query: { area, month } }, { keep: true });
  const told = figures.get(figure);
  if (told === undefined) return null;
  const isVillage = area.length === 12;
  return (
    <Drawer open size="large" title={told.label[language]} onClose={close}>
      <Place area={data?.area.id === area ? data.area.name : ''} above={areaAbove(me, area)} go={go} />
      <p>
        <span className="aside">{say('definition')}</span> {told.definition[language]}
      </p>
      {error && <Refused error={error} />}
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
            <Lines key={`${figure} ${area} ${month}`} figure={told} area={area} month={month} />
          )}
          {told.source.of === 'duty' && isVillage && <Evidence village={area} month={month} duty={told.source.duty} />}
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

type Line = Answer<'/api/reports/behind'>['lines'][number];

/** The entries or cases, a page at a time. */
function Lines({ figure, area, month }: { figure: Figure; area: string; month: string }) {
  const say = useWords();
  const { data, error } = useAnswer('/api/reports/behind', { query: { area, month, figure: figure.id, limit: 50 } });
  const [further, setFurther] = useState<{ lines: Line[]; next?: string | undefined }>();
  if (error) return <Refused error={error} />;
  if (!data) return <Skeleton active title={false} />;
  const lines = [...data.lines, ...(further?.lines ?? [])];
  const next = further ? further.next : data.next;
  const more = async (cursor: string) => {
    const page = await ask('/api/reports/behind', { query: { area, month, figure: figure.id, limit: 50, cursor } });
    setFurther((before) => ({ lines: [...(before?.lines ?? []), ...page.lines], next: page.next }));
  };
  if (lines.length === 0) return <p className="empty">{say('noLines')}</p>;
  return (
    <>
      <table className="list report-table">
        <caption>{say('lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('village')}</th>
            <th scope="col">{say('what')}</th>
            <th scope="col" className="number">
              {say('adds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
      {next !== undefined && (
        <p>
          <Button onClick={() => void more(next)}>{say('more')}</Button>
        </p>
      )}
    </>
  );
}

/** Where a line is read in full: a case with its course, an entry in the diary of its day. */
function placeOf({ id, village, state, at }: Line): string {
  const day = dayOf(toInstant(at));
  const query = state === undefined ? { month: day.slice(0, 7), from: day, to: day } : { case: id };
  return `/village/${village.id}${queryOf(query)}`;
}

function LineRow({ line }: { line: Line }) {
  const language = useLanguage();
  const state = line.state === undefined ? '' : ` · ${caseStates(line.kind)[line.state]?.[language] ?? line.state}`;
  return (
    <tr>
      <td>
        <Time at={line.at} />
      </td>
      <td>
        {line.village.name}
        {line.number !== undefined && <span className="aside"> {`#${line.number}`}</span>}
      </td>
      <td>
        <Link to={placeOf(line)}>{line.title}</Link>
        {state}
      </td>
      <td className="number">{numberInWords(line.adds)}</td>
    </tr>
  );
}

/** The entries a duty of a village was judged by, with why each counts or not. */
function Evidence({ village, month, duty }: { village: string; month: string; duty: DutyId }) {
  const say = useWords();
  const language = useLanguage();
  const { data, error } = useAnswer('/api/scorecards/evidence', { query: { village, month, duty } });
  const numbers = (data?.entries ?? []).map(({ number }) => number).slice(0, 200);
  const diary = useAnswer(
    '/api/diary',
    { query: { village, numbers: numbers.join(',') as never, limit: 200 } },
    { when: numbers.length > 0 },
  );
  if (error) return <Refused error={error} />;
  if (!data) return <Skeleton active title={false} />;
  if (data.entries.length === 0) return <p className="empty">{say('noLines')}</p>;
  const told = new Map(
    (diary.data?.entries ?? []).flatMap((entry) => ('told' in entry ? [[entry.number, entry] as const] : [])),
  );
  return (
    <table className="list report-table">
      <caption>{say('lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('counts')}</th>
        </tr>
      </thead>
      <tbody>
        {data.entries.map(({ id, number, counted, why }) => (
          <tr key={`${id} ${why}`}>
            <td className="number">{number}</td>
            <td>
              {told.get(number)?.told}{' '}
              <span className="aside">{told.has(number) && <Time at={told.get(number)!.occurredAt} />}</span>
            </td>
            <td>{counted ? say('yes') : whys[why as Why]?.[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
