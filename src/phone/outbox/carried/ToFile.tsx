import { type FormEvent, useEffect, useState } from 'react';
import { today } from '../../../ui/time.tsx';
import { FOR_THE_HEAD } from '../../account/inputs.ts';
import { toFile } from './carry.ts';
import { useWords } from './words.ts';

/** A file can be tried at leisure, unlike a phone. */
const SHORTEST = 10;

/** Saves what is unsent to an encrypted file, under a password typed now: for whoever cannot send from this phone. */
export function ToFile() {
  const say = useWords();
  return (
    <details className="field">
      <summary>{say('toFile')}</summary>
      <Making />
    </details>
  );
}

function Making() {
  const say = useWords();
  const [secret, setSecret] = useState('');
  const [again, setAgain] = useState('');
  const [told, setTold] = useState<'short' | 'differs' | 'working' | 'failed'>();
  const [url, setUrl] = useState<string>();
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (secret.length < SHORTEST) return setTold('short');
    if (secret !== again) return setTold('differs');
    setTold('working');
    try {
      setUrl(URL.createObjectURL(await toFile(secret)));
      setTold(undefined);
    } catch (error) {
      reportError(error);
      setTold('failed');
    }
  };
  if (url !== undefined)
    return (
      <div role="status">
        <a className="button primary" href={url} download={`village-beat-${today()}.unsent`}>
          {say('save')}
        </a>
        <p className="aside">{say('saveWhy')}</p>
      </div>
    );
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{say('toFileWhy')}</p>
      <Secret label={say('secret')} value={secret} change={setSecret} />
      <Secret label={say('secretAgain')} value={again} change={setAgain} />
      <p role="alert" className="urgent">
        {told && told !== 'working' && say(told)}
      </p>
      <button type="submit" disabled={told === 'working'}>
        {say(told === 'working' ? 'working' : 'make')}
      </button>
    </form>
  );
}

interface SecretProps {
  label: string;
  value: string;
  change: (value: string) => void;
}

export const Secret = ({ label, value, change }: SecretProps) => (
  <label className="field">
    {label}
    <input {...FOR_THE_HEAD} value={value} onChange={({ target }) => change(target.value)} />
  </label>
);
