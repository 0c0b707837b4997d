import { type FormEvent, useEffect, useState } from 'react';
import { AskOnce } from '../outbox/AskOnce.tsx';
import type { OwnerRow } from '../rest/database.ts';
import { giveUp, unarrivedOf, unlock, unlockByPasskey, type Unlocking } from '../rest/owner.ts';
import { FOR_THE_HEAD } from './inputs.ts';
import { useWords } from './words.ts';

interface LockProps {
  owners: readonly OwnerRow[];
  /** Who just signed in, by a password that does not open the phone. */
  proven: string | undefined;
  signIn: () => void;
}

/** The phone is locked: its owner opens it by the PIN, or by the password it was set up with. */
export function Lock({ owners, proven, signIn }: LockProps) {
  const say = useWords();
  const [officer, setOfficer] = useState(proven ?? owners[0]?.officer ?? '');
  const [by, setBy] = useState<'pin' | 'password'>('pin');
  const [secret, setSecret] = useState('');
  const [told, setTold] = useState<Exclude<Unlocking, 'opened'> | 'opening' | 'notOpened' | 'byPin' | undefined>(
    proven === undefined ? undefined : 'byPin',
  );
  const owner = owners.find((one) => one.officer === officer);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTold('opening');
    const outcome = await unlock(officer, secret, by).catch((error: unknown) => {
      reportError(error);
      return 'notOpened' as const;
    });
    if (outcome === 'opened') return;
    setTold(outcome);
    setSecret('');
  };
  return (
    <main className="alone">
      <h1>{owner?.name}</h1>
      {owners.length > 1 && <Whose owners={owners} officer={officer} choose={setOfficer} />}
      {owner?.byPasskey && <ByPasskey owner={owner} />}
      <form onSubmit={(event) => void open(event)}>
        <label>
          {say(by)}
          <input
            {...FOR_THE_HEAD}
            {...(by === 'password' && { autoComplete: 'current-password' })}
            autoFocus
            value={secret}
            inputMode={by === 'pin' ? 'numeric' : 'text'}
            aria-describedby="told"
            onChange={({ target }) => setSecret(target.value)}
          />
        </label>
        <p id="told" role="alert" className="urgent">
          {typeof told === 'number'
            ? say('wait', { count: told })
            : told !== undefined && told !== 'opening' && say(told)}
        </p>
        <button type="submit" className="primary" disabled={told === 'opening'}>
          {say(told === 'opening' ? 'opening' : 'open')}
        </button>
      </form>
      {owner?.byPassword && (
        <button type="button" className="link" onClick={() => setBy(by === 'pin' ? 'password' : 'pin')}>
          {say(by === 'pin' ? 'usePassword' : 'usePin')}
        </button>
      )}
      <button type="button" className="link" onClick={signIn}>
        {say('someoneElse')}
      </button>
      {officer === proven && <Anew officer={officer} />}
    </main>
  );
}

/** Whoever knows the PIN no more begins anew; what it alone opened is given up. */
function Anew({ officer }: { officer: string }) {
  const say = useWords();
  const [count, setCount] = useState(0);
  useEffect(() => void unarrivedOf(officer).then(setCount, reportError), [officer]);
  return (
    <AskOnce
      name={say('anew')}
      consequence={count > 0 ? say('anewAsk', { count }) : say('anewNone')}
      yes={say('anewYes')}
      no={say('back')}
      work={() => giveUp(officer).then(() => location.reload())}
    />
  );
}

/** One touch instead of typing; the PIN stays below it. */
function ByPasskey({ owner }: { owner: OwnerRow }) {
  const say = useWords();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <button
        type="button"
        className="primary"
        onClick={() => void unlockByPasskey(owner).then((done) => setFailed(!done))}
      >
        {say('byPasskey')}
      </button>
      <p role="alert">{failed && say('passkeyFailed')}</p>
    </>
  );
}

interface WhoseProps {
  owners: readonly OwnerRow[];
  officer: string;
  choose: (officer: string) => void;
}

/** On a shared phone: who opens it now. */
function Whose({ owners, officer, choose }: WhoseProps) {
  const say = useWords();
  return (
    <label>
      {say('whose')}
      <select value={officer} onChange={({ target }) => choose(target.value)}>
        {owners.map((one) => (
          <option key={one.officer} value={one.officer}>
            {one.name} {one.username}
          </option>
        ))}
      </select>
    </label>
  );
}
