import { useEffect, useState } from 'react';
import type { OwnerRow } from '../rest/database.ts';
import { owners } from '../rest/owner.ts';
import { endOwed } from './session.ts';
import { Lock } from './Lock.tsx';
import { cannotKeep, NoStore } from './NoStore.tsx';
import { SignIn } from './SignIn.tsx';
import { WeChat, insideWeChat } from './WeChat.tsx';

/** A store that does not answer for so long (ms) may never do. */
const PATIENCE = 8_000;

/** Before the phone is open: whose is it, and who may open it. */
export function Closed() {
  const [known, setKnown] = useState<OwnerRow[]>();
  const [closed, setClosed] = useState(cannotKeep);
  const [other, setOther] = useState(false);
  const [proven, setProven] = useState<string>();
  useEffect(() => {
    if (cannotKeep()) return undefined;
    const waiting = setTimeout(() => setClosed(true), PATIENCE);
    owners().then(setKnown, () => setClosed(true));
    const owed = (): void => void endOwed();
    owed();
    addEventListener('online', owed);
    return () => {
      clearTimeout(waiting);
      removeEventListener('online', owed);
    };
  }, []);
  const back = (who?: string): void => {
    setProven(who);
    setOther(false);
  };
  if (insideWeChat()) return <WeChat />;
  if (known === undefined) return closed ? <NoStore /> : null;
  return known.length === 0 || other ? (
    <SignIn {...(other && { back })} />
  ) : (
    <Lock owners={known} proven={proven} signIn={() => setOther(true)} />
  );
}
