import { Button, Skeleton } from 'antd';
import { addDays, dayOf } from '../../domain/calendar/utc8.ts';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Day, today } from '../../ui/time.tsx';
import { useUndo } from '../platform/useUndo.tsx';
import { Refused } from '../shell/Refused.tsx';
import { PutOnRoster } from './PutOnRoster.tsx';
import { mondayOf, type Turn } from './turns.ts';
import { useWords } from './words.ts';

const POSTS = ['lead', 'onCall'] as const;
const DAYS = 7;

interface RosterProps {
  station: string;
  /** A day of the week shown; empty: this week. */
  week: string;
  go: (week: string) => void;
}

/** A week of a station's roster: who is in charge and who is on call, day by day. */
export function Roster({ station, week, go }: RosterProps) {
  const say = useWords();
  const me = useMe();
  const from = mondayOf(week || today());
  const params = { path: { id: station }, query: { from, days: DAYS } };
  const { data, error, refetch } = useAnswer('/api/stations/{id}/roster', params, { keep: true });
  const writes = mayI(me, 'roster.write');
  const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <p className="buttons no-print">
        <Button aria-label={say('before')} onClick={() => go(addDays(from, -DAYS))}>
          ‹
        </Button>
        <Button onClick={() => go('')}>{say('thisWeek')}</Button>
        <Button aria-label={say('after')} onClick={() => go(addDays(from, DAYS))}>
          ›
        </Button>
      </p>
      <table className="plain roster">
        <thead>
          <tr>
            <td />
            {POSTS.map((post) => (
              <th key={post} scope="col">
                {say(post)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day} className={day === today() ? 'now' : undefined}>
              <th scope="row">
                <Day on={day} />
              </th>
              {POSTS.map((post) => (
                <td key={post}>
                  <Turns station={station} writes={writes} turns={turnsOf(data.roster, day, post)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {writes && <PutOnRoster station={station} days={days} />}
    </>
  );
}

/** Turns that begin on a day. */
const turnsOf = (roster: readonly Turn[], day: string, post: Turn['post']): Turn[] =>
  roster.filter((turn) => turn.post === post && dayOf(turn.from) === day);

function Turns({ station, turns, writes }: { station: string; turns: readonly Turn[]; writes: boolean }) {
  const say = useWords();
  if (turns.length === 0) return <span className="aside">{say('nobody')}</span>;
  return (
    <ul className="turns">
      {turns.map((turn) => (
        <li key={`${turn.officer.id} ${turn.from}`}>
          {turn.officer.name} {turn.officer.workPhone}{' '}
          <span className="aside">
            {turn.from.slice(11, 16)} {say('until', { time: turn.to.slice(11, 16) })}
          </span>{' '}
          {writes && <Remove station={station} turn={turn} />}
        </li>
      ))}
    </ul>
  );
}

const TOUCHED = ['/api/stations/{id}/roster', '/api/stations'] as const;

function Remove({ station, turn }: { station: string; turn: Turn }) {
  const say = useWords();
  const undo = useUndo(TOUCHED);
  const path = { id: station };
  const { officer, from, to, post } = turn;
  const body = { officer: officer.id, from, to, post };
  const putBack = () => answered(server.POST('/api/stations/{id}/roster', { params: { path }, body }));
  const remove = useChange(
    () =>
      answered(server.DELETE('/api/stations/{id}/roster', { params: { path, query: { officer: officer.id, from } } })),
    TOUCHED,
  );
  return (
    <Button
      size="small"
      type="text"
      aria-label={say('remove', { name: officer.name })}
      title={say('remove', { name: officer.name })}
      loading={remove.isPending}
      onClick={() => remove.mutate(undefined, { onSuccess: () => undo(say('removed'), putBack) })}
    >
      ×
    </Button>
  );
}
