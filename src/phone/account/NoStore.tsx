import { useWords } from './words.ts';

/** Without these nothing can be kept on the phone, let alone be kept from others. */
export const cannotKeep = (): boolean => !globalThis.indexedDB || !globalThis.crypto?.subtle;

/** The browser keeps nothing, or has not said yet what it kept: what helps. */
export function NoStore() {
  const say = useWords();
  return (
    <main className="alone">
      <h1>{say('noStore')}</h1>
      <p>{say('noStoreWhy')}</p>
      <ol>
        <li>{say('noStorePrivate')}</li>
        <li>{say('noStoreRoom')}</li>
        <li>{say('noStoreOther')}</li>
      </ol>
      <p className="address">{`https://${location.host}/phone/`}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {say('tryAgain')}
      </button>
    </main>
  );
}
