import { Instead } from './Instead.tsx';
import { useWords } from './words.ts';

/** Without these nothing can be kept on the phone, let alone be kept from others. */
export const cannotKeep = (): boolean => !globalThis.indexedDB || !globalThis.crypto?.subtle;

/** The browser keeps nothing, or has not said yet what it kept: what helps. */
export function NoStore() {
  const say = useWords();
  return (
    <Instead
      title={say('noStore')}
      why={say('noStoreWhy')}
      steps={[say('noStorePrivate'), say('noStoreRoom'), say('noStoreOther')]}
      address={`https://${location.host}/phone/`}
    >
      <button type="button" className="primary" onClick={() => location.reload()}>
        {say('tryAgain')}
      </button>
    </Instead>
  );
}
