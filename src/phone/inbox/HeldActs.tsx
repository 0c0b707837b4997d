import { useState } from 'react';
import { Refusal } from '../../ui/refusal.ts';
import { Time } from '../../ui/time.tsx';
import { answered, server } from '../platform/server.ts';
import { type Held, lookForStation } from './stationInbox.ts';
import { useWords } from './words.ts';

const BACK = ['wrongVillage', 'wrongTime', 'twice'] as const;

/** Why an entry is held, and the station's word on it. */
export function HeldActs({ held }: { held: Held }) {
  const say = useWords();
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState('');
  const entry = held.entry as unknown as { note?: string; recordedAt: string };
  const decide = async (decision: 'accept' | 'return', reason: string) => {
    setWorking(true);
    try {
      const { id } = held;
      await answered(server.POST('/api/held/{id}', { params: { path: { id } }, body: { decision, reason } }));
      await lookForStation();
    } catch (error) {
      const { code, issues, message } = Refusal.of(error);
      const why = code === 'offline' ? say('decideOffline') : (issues[0]?.message ?? message);
      setFailed(say('decidedFailed', { why }));
      if (code === 'sign_in_required') void lookForStation();
    }
    setWorking(false);
  };
  return (
    <>
      <p>{say(held.code)}</p>
      {entry.note && <q>{entry.note}</q>}
      <p className="aside">
        {say('noted', held.officer)} <Time at={entry.recordedAt} />
      </p>
      {failed && <p role="alert">{failed}</p>}
      {held.mayDecide ? (
        <>
          <p className="aside">{say('giveBackMeans')}</p>
          <button
            type="button"
            className="primary"
            disabled={working}
            onClick={() => void decide('accept', say('acceptReason'))}
          >
            {say('accept')}
          </button>
          <p>{say('giveBack')}</p>
          <div className="acts">
            {BACK.map((why) => (
              <button
                key={why}
                type="button"
                disabled={working}
                onClick={() => void decide('return', say(`${why}Reason`))}
              >
                {say(why)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <p className="aside">{say('own')}</p>
      )}
    </>
  );
}
