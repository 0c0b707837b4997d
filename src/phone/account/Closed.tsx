import { useEffect, useState } from 'react';
import type { OwnerRow } from '../rest/database.ts';
import { owners } from '../rest/owner.ts';
import { endOwed } from './session.ts';
import { Lock } from './Lock.tsx';
import { SignIn } from './SignIn.tsx';
import { WeChat, insideWeChat } from './WeChat.tsx';

/** Before the phone is open: whose is it, and who may open it. */
export function Closed() {
  const [known, setKnown] = useState<OwnerRow[]>();
  const [other, setOther] = useState(false);
  useEffect(() => {
    owners().then(setKnown, reportError);
    const owed = (): void => void endOwed();
    owed();
    addEventListener('online', owed);
    return () => removeEventListener('online', owed);
  }, []);
  if (insideWeChat()) return <WeChat />;
  if (known === undefined) return null;
  return known.length === 0 || other ? (
    <SignIn {...(other && { back: () => setOther(false) })} />
  ) : (
    <Lock owners={known} signIn={() => setOther(true)} />
  );
}
