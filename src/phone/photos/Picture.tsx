import { useCallback, useEffect } from 'react';
import { pictureOf } from './photos.ts';
import { usePicture } from './usePicture.ts';

/** A photo that lies on this phone. `gone`: what is said when it no longer does. */
export function Picture({ sha256, label, gone }: { sha256: string; label: string; gone: string }) {
  const { url, fault } = usePicture(useCallback(() => pictureOf(sha256), [sha256]));
  useEffect(() => {
    if (fault) reportError(fault);
  }, [fault]);
  if (fault === null) return <span className="urgent">{gone}</span>;
  return <img src={url} alt={label} width={96} height={96} />;
}
