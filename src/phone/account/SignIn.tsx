import { type FormEvent, useState } from 'react';
import { answered, server } from '../platform/server.ts';
import { followPassword, owners, unlock } from '../rest/owner.ts';
import { close, whoever } from '../rest/opened.ts';
import { Refusal } from '../../ui/refusal.ts';
import { ChoosePin } from './ChoosePin.tsx';
import { REQUIRED } from './inputs.ts';
import { type Me } from './me.ts';
import { endOwed } from './session.ts';
import { useWords } from './words.ts';

type Step = { at: 'password' } | { at: 'code'; password: string } | { at: 'pin'; password: string; me: Me };

interface SignInProps {
  /** Back to the lock; `proven`: who the server just knew, whose phone it is, and whose password does not open it. */
  back?: (proven?: string) => void;
  again?: () => Promise<void>;
}

/**
 * Signing in with the network: badge number and password, a second factor where asked, and once a PIN for this phone. `again`:
 * what goes on when it was only the session that had ended.
 */
export function SignIn({ back, again }: SignInProps) {
  const say = useWords();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const [refusal, setRefusal] = useState<Refusal>();
  const [asking, setAsking] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const ask = async (work: () => Promise<void>) => {
    setAsking(true);
    setRefusal(undefined);
    try {
      await work();
    } catch (error) {
      setRefusal(Refusal.of(error));
    }
    setAsking(false);
  };
  const arrived = async (password: string) => {
    const me = await answered(server.GET('/api/me', {}));
    if (me.mustChangePassword || me.mustEnrol) return setElsewhere(true);
    if (whoever()?.officer === me.id) {
      followPassword(password).catch(reportError);
      return again?.();
    }
    const known = (await owners()).some(({ officer }) => officer === me.id);
    if (!known) return setStep({ at: 'pin', password, me });
    // their own phone already: what lies on it is under the PIN, and under the password it was set up with
    if ((await unlock(me.id, password, 'password', false)) !== 'opened') (back ?? close)(me.id);
  };
  const signIn = (username: string, password: string) =>
    ask(async () => {
      // before, not after: it would end the new one
      await endOwed();
      const { twoFactor } = await answered(server.POST('/api/auth/sign-in/username', { body: { username, password } }));
      if (twoFactor) setStep({ at: 'code', password });
      else await arrived(password);
    });
  const verify = (code: string, password: string) =>
    ask(async () => {
      await answered(server.POST('/api/auth/two-factor/verify-totp', { body: { code } }));
      await arrived(password);
    });
  // the phone that is open has its main part already
  const Place = again ? 'div' : 'main';
  if (step.at === 'pin') return <ChoosePin me={step.me} password={step.password} place={Place} />;
  return (
    <Place className="alone">
      <h1>{say('signIn')}</h1>
      <Told refusal={refusal} />
      {elsewhere && <Elsewhere />}
      {step.at === 'password' ? (
        <PasswordForm asking={asking} send={signIn} />
      ) : (
        <CodeForm asking={asking} send={(code) => verify(code, step.password)} />
      )}
      {back && (
        <button type="button" className="link" onClick={() => back()}>
          {say('back')}
        </button>
      )}
    </Place>
  );
}

function Told({ refusal }: { refusal: Refusal | undefined }) {
  const say = useWords();
  return (
    <>
      {!('serviceWorker' in navigator) && <p className="card">{say('onlyOnline')}</p>}
      <p className="urgent" role="alert">
        {refusal && (refusal.code === 'offline' ? say('offline') : refusal.message)}
      </p>
    </>
  );
}

function Elsewhere() {
  const say = useWords();
  return (
    <p>
      {say('elsewhere')} <a href="/desk/">{say('toDesk')}</a>
    </p>
  );
}

function PasswordForm({ asking, send }: { asking: boolean; send: (badge: string, password: string) => Promise<void> }) {
  const say = useWords();
  const [badge, setBadge] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(badge.trim(), password);
  };
  return (
    <form onSubmit={submit}>
      <label>
        {say('badge')}
        <input
          {...REQUIRED}
          value={badge}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          onChange={({ target }) => setBadge(target.value)}
        />
      </label>
      <label>
        {say('password')}
        <input
          {...REQUIRED}
          type="password"
          value={password}
          autoComplete="current-password"
          onChange={({ target }) => setPassword(target.value)}
        />
      </label>
      <button type="submit" className="primary" disabled={asking}>
        {say('signIn')}
      </button>
    </form>
  );
}

function CodeForm({ asking, send }: { asking: boolean; send: (code: string) => Promise<void> }) {
  const say = useWords();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(code.trim());
  };
  return (
    <form onSubmit={submit}>
      <label>
        {say('code')}
        <input
          {...REQUIRED}
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <button type="submit" className="primary" disabled={asking}>
        {say('goOn')}
      </button>
    </form>
  );
}
