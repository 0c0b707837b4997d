import { type ChangeEvent, useState } from 'react';
import { dropPhoto, keepPhoto, type Taken } from './photos.ts';
import { Picture } from './Picture.tsx';
import { shrunk } from './shrink.ts';
import { taking, useTaking } from './taking.ts';
import { useWords } from './words.ts';

/** As many as an entry may have. */
const MOST = 9;

interface PhotoFieldProps {
  value: readonly Taken[];
  change: (next: readonly Taken[]) => void;
  /** Its kind keeps photos sealed. */
  sealed?: boolean;
}

/**
 * Photos of an entry, taken or chosen. Each is on the phone, small and without what stands beside the picture, as soon as it is
 * shown here; `value` goes with the draft.
 */
export function PhotoField({ value, change, sealed = false }: PhotoFieldProps) {
  const say = useWords();
  const working = useTaking();
  const [told, setTold] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    const faults = await taking(takeIn(files, value, change));
    setTold(faults.map((fault) => say(fault.why, { name: fault.name, most: MOST })));
  };
  const remove = (sha256: string) => {
    change(value.filter((photo) => photo.sha256 !== sha256));
    dropPhoto(sha256).catch(reportError);
  };
  const picked = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // the same photo can be chosen again after it was removed
    target.value = '';
    if (files.length > 0) add(files).catch(reportError);
  };
  const pick = {
    type: 'file',
    accept: 'image/*',
    disabled: working || value.length >= MOST,
    onChange: picked,
  } as const;
  return (
    <fieldset className="photos">
      <legend>{say('photos')}</legend>
      <p className="aside">{say(sealed ? 'hintSealed' : 'hint')}</p>
      <Pictures photos={value} remove={remove} disabled={working} />
      <div className="buttons">
        <label className="pick">
          {say('take')}
          <input {...pick} capture="environment" />
        </label>
        <label className="pick">
          {say('choose')}
          <input {...pick} multiple />
        </label>
      </div>
      <p role="status">{working && say('working')}</p>
      <div role="alert">
        {told.map((line) => (
          <p key={line} className="urgent">
            {line}
          </p>
        ))}
      </div>
    </fieldset>
  );
}

interface PicturesProps {
  photos: readonly Taken[];
  remove: (sha256: string) => void;
  disabled: boolean;
}

function Pictures({ photos, remove, disabled }: PicturesProps) {
  const say = useWords();
  return (
    <ul>
      {photos.map(({ sha256 }, index) => {
        const name = say('nth', { nth: index + 1 });
        return (
          <li key={sha256}>
            <Picture sha256={sha256} label={name} gone={say('gone')} />
            <button
              type="button"
              disabled={disabled}
              aria-label={`${say('remove')} ${name}`}
              onClick={() => remove(sha256)}
            >
              {say('remove')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface Fault {
  why: 'notPhoto' | 'tooMany' | 'noRoom';
  name: string;
}

/** Puts files beside the photos that are there; one after another, as memory is small, and each at once, as browsers are killed. */
async function takeIn(
  files: readonly File[],
  before: readonly Taken[],
  change: PhotoFieldProps['change'],
): Promise<Fault[]> {
  let taken = before;
  const faults: Fault[] = [];
  for (const file of files) {
    const { name } = file;
    if (taken.length >= MOST) return [...faults, { why: 'tooMany', name }];
    const photo = await shrunk(file);
    if (photo === null) faults.push({ why: 'notPhoto', name });
    else
      try {
        const kept = await keepPhoto(photo);
        if (!taken.some(({ sha256 }) => sha256 === kept.sha256)) change((taken = [...taken, kept]));
      } catch {
        // a disk that is full says so under several names
        return [...faults, { why: 'noRoom', name }];
      }
  }
  return faults;
}
