import { Button } from 'antd';
import { Link, NavLink } from 'react-router';
import { queryOf } from '../platform/address.ts';
import { AreaPath } from '../platform/AreaPath.tsx';
import { DayInput } from '../platform/DayInput.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { useWords } from './words.ts';

interface PostingsToolsProps {
  area: string;
  on: string;
  go: (changes: { area?: string; on?: string }) => void;
}

/** Where and when: the same place for both views of the room, and what leads from one to the other. */
export function PostingsTools({ area, on, go }: PostingsToolsProps) {
  const say = useWords();
  const query = queryOf({ area, on });
  return (
    <div className="room-tools">
      <AreaPath area={area} go={(next) => go({ area: next })} />
      <label className="labelled">
        {say('on')} <DayInput value={on} onChange={(next) => go({ on: next })} />
      </label>
      <nav className="views no-print">
        <NavLink to={`/postings${query}`} end>
          {say('list')}
        </NavLink>
        <NavLink to={`/postings/gaps${query}`}>{say('gaps')}</NavLink>
      </nav>
    </div>
  );
}

/** What a bureau can begin here. */
export function PostingsActions({ add }: { add: () => void }) {
  const say = useWords();
  const me = useMe();
  if (!mayI(me, 'assignments.write')) return null;
  return (
    <span className="buttons">
      <Link to="/import?what=postings">
        <Button>{say('import')}</Button>
      </Link>
      <Button type="primary" onClick={add}>
        {say('add')}
      </Button>
    </span>
  );
}
