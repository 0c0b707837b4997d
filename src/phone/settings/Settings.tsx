import { SignIn } from '../account/SignIn.tsx';
import { useMe } from '../account/me.ts';
import { FromFile } from '../outbox/carried/FromFile.tsx';
import { asksWho, sync, useStanding } from '../outbox/sending.ts';
import { close } from '../rest/opened.ts';
import { useMayBeCleared } from '../rest/persistence.ts';
import { Looks } from './Looks.tsx';
import { Passkey } from './Passkey.tsx';
import { SignOut } from './SignOut.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** Who I am here, how the phone looks, locking and leaving. */
export function Settings() {
  const say = useWords();
  const me = useMe();
  const { why } = useStanding();
  const mayBeCleared = useMayBeCleared();
  const asks = asksWho(why);
  return (
    <>
      {asks ? <SignIn again={sync} /> : <Heading>{me?.name}</Heading>}
      {!asks && mayBeCleared && <p className="card">{say('mayBeCleared')}</p>}
      {!asks && <Looks />}
      {!asks && <Passkey />}
      <button type="button" onClick={close}>
        {say('lock')}
      </button>
      <SignOut />
      {!asks && <FromFile />}
    </>
  );
}
