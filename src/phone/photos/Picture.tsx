import { useEffect, useState } from 'react';
import { pictureOf } from './photos.ts';

/** A photo that lies on this phone. `gone`: what is said when it no longer does. */
export function Picture({ sha256, label, gone }: { sha256: string; label: string; gone: string }) {
  const [shown, setShown] = useState<string | null>();
  useEffect(() => {
    let url: string | undefined;
    let left = false;
    pictureOf(sha256)
      .then((picture) => {
        if (left) return;
        url = picture && URL.createObjectURL(picture);
        setShown(url ?? null);
      })
      .catch(reportError);
    return () => {
      left = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [sha256]);
  if (shown === null) return <span className="urgent">{gone}</span>;
  return <img src={shown} alt={label} width={96} height={96} />;
}
