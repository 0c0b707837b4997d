import { useCallback, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { Refusal } from '../../ui/refusal.ts';
import { useLanguage } from '../../ui/words.ts';
import { answered, server } from '../platform/server.ts';
import { pictureOf } from './photos.ts';
import { usePicture } from './usePicture.ts';
import { useWords } from './words.ts';

/** Photos of an entry, asked for when they are opened. Sealed ones are only counted: their case alone shows them, for a reason. */
export function EntryPhotos({ entry: { files = [], village, kind } }: { entry: Entry }) {
  const say = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const shown = files.filter(({ sealed }) => !sealed);
  const sealed = files.length - shown.length;
  return (
    <>
      {shown.length > 0 && (
        <details className="looked" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{say('look', { count: shown.length })}</summary>
          {open &&
            shown.map(({ sha256 }, index) => (
              <Tried
                key={sha256}
                village={village}
                sha256={sha256}
                label={say('nthOf', { nth: index + 1, kind: kinds[kind].label[language] })}
              />
            ))}
        </details>
      )}
      {sealed > 0 && <p className="aside">{say('sealed', { count: sealed })}</p>}
    </>
  );
}

interface One {
  village: string;
  sha256: string;
  label: string;
}

/** A photo, asked for again as often as one likes. */
function Tried(one: One) {
  const [tries, setTries] = useState(0);
  return <Looked key={tries} {...one} again={() => setTries(tries + 1)} />;
}

function Looked({ village, sha256, label, again }: One & { again: () => void }) {
  const say = useWords();
  const { url, fault } = usePicture(useCallback(() => read(village, sha256), [village, sha256]));
  if (url !== undefined) return <img src={url} alt={label} />;
  if (fault === undefined) {
    return (
      <p role="status" className="coming">
        {say('coming', { label })}
      </p>
    );
  }
  return (
    <p role="alert">
      {say(whyNot(Refusal.of(fault)), { label })}{' '}
      <button type="button" onClick={again}>
        {say('again')}
      </button>
    </p>
  );
}

/** What still lies on this phone needs no network. */
const read = async (village: string, sha256: string): Promise<Blob> =>
  (await pictureOf(sha256)) ??
  answered(
    server.GET('/api/files/{sha256}', { params: { path: { sha256 }, query: { village } }, parseAs: 'blob' as const }),
  );

function whyNot({ status, code }: Refusal) {
  if (code === 'offline') return 'lookOffline';
  if (status === 404) return 'lookGone';
  return status === 401 ? 'lookSignIn' : 'lookFailed';
}
