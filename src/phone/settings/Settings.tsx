import { SignIn } from '../account/SignIn.tsx';
import { useMe } from '../account/me.ts';
import { FromFile } from '../outbox/carried/FromFile.tsx';
import { useStanding } from '../outbox/sending.ts';
import { type Choices, choose, useChoices } from '../platform/choices.ts';
import { close } from '../rest/opened.ts';
import { SignOut } from './SignOut.tsx';
import { useWords } from './words.ts';

/** Who I am here, how the phone looks, locking and leaving. */
export function Settings() {
  const say = useWords();
  const me = useMe();
  const { why } = useStanding();
  if (why === 'sign_in_required' || why === 'outbox_of_someone_else') return <SignIn />;
  return (
    <>
      <h1>{me?.name}</h1>
      <Looks />
      <button type="button" onClick={close}>
        {say('lock')}
      </button>
      <SignOut />
      <FromFile />
    </>
  );
}

const LANGUAGES: Record<Choices['language'], string> = { zh: 'zh', en: 'en' };

function Looks() {
  const say = useWords();
  const chosen = useChoices();
  return (
    <fieldset>
      <legend>{say('looks')}</legend>
      {(Object.keys(LANGUAGES) as Choices['language'][]).map((language) => (
        <label key={language}>
          <input
            type="radio"
            name="language"
            checked={chosen.language === language}
            onChange={() => choose({ language })}
          />
          {say(language)}
        </label>
      ))}
      <label>
        <input type="checkbox" checked={chosen.large} onChange={({ target }) => choose({ large: target.checked })} />
        {say('large')}
      </label>
    </fieldset>
  );
}
