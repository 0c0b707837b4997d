import './inbox.css';
import { Link } from 'react-router';
import { useFresh, useMessages } from './messages.ts';
import { useStationCount } from './stationInbox.ts';
import { Summary } from './Summary.tsx';
import { useWords } from './words.ts';

/** What came while one was away, and what waits for the station, with the way there; nothing when nothing came. */
export function SummaryLink() {
  const say = useWords();
  const fresh = useFresh(useMessages());
  const waiting = useStationCount();
  if (fresh.length + waiting === 0) return null;
  return (
    <Link to="/inbox" className="card summary">
      {waiting > 0 && <p className="lead">{say('stationWaits', { count: waiting })}</p>}
      {fresh.length > 0 && <Summary fresh={fresh} />}
    </Link>
  );
}
