import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayOf, toInstant } from '../../domain/calendar/utc8.ts';
import { caseStates } from '../../domain/cases/fold.ts';
import type { Figure } from '../../domain/reports/figures.ts';
import { queryOf } from '../platform/address.ts';
import { type Answer, ask, useAnswer } from '../platform/client.ts';
import { numberInWords, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

type Line = Answer<'/api/reports/behind'>['lines'][number];

/** The entries or cases, a page at a time. */
export function FigureLines({ figure, area, month }: { figure: Figure; area: string; month: string }) {
  const say = useWords();
  const { data, error, refetch } = useAnswer('/api/reports/behind', {
    query: { area, month, figure: figure.id, limit: 50 },
  });
  const [further, setFurther] = useState<{ lines: Line[]; next?: string | undefined }>();
  if (error) return <Refused error={error} retry={() => void refetch()} />;
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
