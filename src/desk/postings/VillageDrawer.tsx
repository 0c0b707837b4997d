import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Refused } from '../shell/Refused.tsx';
import { EditPosting } from './EditPosting.tsx';
import { EndPosting } from './EndPosting.tsx';
import { Handover } from './Handover.tsx';
import { PostingLine } from './PostingLine.tsx';
import { Recorded } from './Recorded.tsx';
import type { Posting } from './postingColumns.tsx';
import { useWords } from './words.ts';

interface VillageDrawerProps {
  village: string;
  /** The posting that is being handed over. */
  transfer: string;
  handOver: (posting: string) => void;
  close: () => void;
}

/** Everyone ever posted to a village, latest first, and what can be done about each posting. */
export function VillageDrawer({ village, transfer, handOver, close }: VillageDrawerProps) {
  const say = useWords();
  const query = { area: village };
  const { data, error, refetch } = useAnswer('/api/assignments', { query }, { when: village !== '' });
  const name = data?.assignments[0]?.village.name;
  const moving = data?.assignments.find(({ id }) => id === transfer);
  return (
    <Drawer
      open={village !== ''}
      onClose={() => (moving ? handOver('') : close())}
      title={moving ? `${say('transferTitle')} · ${name}` : name}
      size={620}
      destroyOnHidden
    >
      {error && <Refused error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && moving && <Handover posting={moving} close={() => handOver('')} />}
      {data && !moving && <History village={village} postings={data.assignments} handOver={handOver} />}
    </Drawer>
  );
}

type Doing = { what: 'end' | 'edit'; posting: string } | undefined;

interface HistoryProps {
  village: string;
  postings: readonly Posting[];
  handOver: (posting: string) => void;
}

function History({ village, postings, handOver }: HistoryProps) {
  const say = useWords();
  const me = useMe();
  const [doing, setDoing] = useState<Doing>();
  if (postings.length === 0) return <p className="empty">{say('historyEmpty')}</p>;
  const writes = mayI(me, 'assignments.write');
  return (
    <>
      <p className="aside">
        {say('history')} <Link to={`/village/${village}`}>{say('toVillageRoom')}</Link>
      </p>
      <ol className="history">
        {[...postings].reverse().map((posting) => (
          <li key={posting.id}>
            <PostingLine
              posting={posting}
              writes={writes}
              start={(what) => (what === 'transfer' ? handOver(posting.id) : setDoing({ what, posting: posting.id }))}
            />
            {doing?.posting === posting.id && doing.what === 'end' && (
              <EndPosting posting={posting} beside={postings} close={() => setDoing(undefined)} />
            )}
            {doing?.posting === posting.id && doing.what === 'edit' && (
              <EditPosting posting={posting} close={() => setDoing(undefined)} />
            )}
            {writes && posting.to !== null && posting.absence === null && (
              <Recorded posting={posting.id} village={village} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
