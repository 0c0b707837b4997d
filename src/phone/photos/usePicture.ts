import { useEffect, useState } from 'react';

/** A picture that is looked at. Neither of both while it is read. */
interface Looked {
  url?: string;
  /** Why there is none; null when there simply is none. */
  fault?: unknown;
}

/** Reads a picture for as long as it is looked at; it lies in memory alone and goes when it is left. */
export function usePicture(read: () => Promise<Blob | undefined>): Looked {
  const [looked, setLooked] = useState<Looked>({});
  useEffect(() => {
    let url: string | undefined;
    let left = false;
    read()
      .then((picture) => {
        if (left) return;
        url = picture && URL.createObjectURL(picture);
        setLooked(url === undefined ? { fault: null } : { url });
      })
      .catch((fault: unknown) => {
        if (!left) setLooked({ fault });
      });
    return () => {
      left = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [read]);
  return looked;
}
