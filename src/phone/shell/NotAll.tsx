import { useEffect } from 'react';
import { useWords } from './words.ts';

/** A part of the phone did not come: what was noted is on the disk, and waits for the rest to be fetched. */
export function NotAll() {
  const say = useWords();
  useEffect(() => {
    const anew = (): void => location.reload();
    addEventListener('online', anew);
    return () => removeEventListener('online', anew);
  }, []);
  return (
    <main className="alone">
      <h1>{say('notAll')}</h1>
      <p role="alert">{say('notAllWhy')}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {say('tryAgain')}
      </button>
    </main>
  );
}
