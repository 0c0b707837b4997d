import { type FormEvent, useState } from 'react';
import { REQUIRED } from '../../account/inputs.ts';
import { isFull } from '../../rest/full.ts';
import { type Found, fromFile, type ReadIn } from './carry.ts';
import { Secret } from './ToFile.tsx';
import { useWords } from './words.ts';

/** Reads in what was saved to a file, on this phone or another of the same officer. */
export function FromFile() {
  const say = useWords();
  const [file, setFile] = useState<File>();
  const [secret, setSecret] = useState('');
  const [told, setTold] = useState<ReadIn | 'working' | 'full'>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setTold('working');
    try {
      setTold(await fromFile(file, secret));
    } catch (error) {
      // cut short, or gone since it was chosen
      setTold(isFull(error) ? 'full' : 'wrong');
    }
  };
  return (
    <details className="field">
      <summary>{say('fromFile')}</summary>
      <form onSubmit={(event) => void submit(event)}>
        <label className="field">
          {say('file')}
          <input {...REQUIRED} type="file" onChange={({ target }) => setFile(target.files?.[0])} />
        </label>
        <Secret label={say('secretThen')} value={secret} change={setSecret} />
        <div role="alert">
          {typeof told === 'string' && told !== 'working' && <p className="urgent">{say(told)}</p>}
          {typeof told === 'object' && <Told {...told} />}
        </div>
        <button type="submit" disabled={told === 'working'}>
          {say(told === 'working' ? 'working' : 'read')}
        </button>
      </form>
    </details>
  );
}

/** What of it was new on this phone, and what was there. */
function Told({ fresh, known, begun, begunHere }: Found) {
  const say = useWords();
  return (
    <p>
      {(fresh > 0 || begun === 0) && say('readIn', { count: fresh })} {known > 0 && say('known', { count: known })}{' '}
      {begun > 0 && say('begun', { count: begun })} {begunHere > 0 && say('begunHere', { count: begunHere })}
    </p>
  );
}
