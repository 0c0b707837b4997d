import { useEffect, useState } from 'react';
import { database } from '../rest/database.ts';
import { opened } from '../rest/opened.ts';
import { addPasskey, dropPasskey } from '../rest/owner.ts';
import { knowsItsOwner } from '../rest/passkey.ts';
import { useWords } from './words.ts';

type Told = 'passkeyOn' | 'passkeyOff' | 'noPasskey';

/** Opening the phone by finger or face instead of the PIN, where the phone can. */
export function Passkey() {
  const say = useWords();
  const [can, setCan] = useState(false);
  const [has, setHas] = useState(false);
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    knowsItsOwner().then(setCan, () => setCan(false));
    database.owners.get(opened().officer).then((row) => setHas(row?.byPasskey !== undefined), reportError);
  }, []);
  if (!can && !has) return null;
  const add = async () => {
    // turning away is an answer like any other
    const added = await addPasskey().catch(() => undefined);
    setHas(added === true);
    setTold(added === undefined ? 'passkeyOff' : added ? 'passkeyOn' : 'noPasskey');
  };
  const drop = async () => {
    await dropPasskey();
    setHas(false);
    setTold('passkeyOff');
  };
  return (
    <section aria-label={say('opens')}>
      <button type="button" onClick={() => void (has ? drop() : add())}>
        {say(has ? 'dropPasskey' : 'addPasskey')}
      </button>
      <p role="status" className="aside">
        {told && say(told)}
      </p>
    </section>
  );
}
