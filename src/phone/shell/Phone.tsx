import { lazy, Suspense } from 'react';
import { Closed } from '../account/Closed.tsx';
import { useOpened } from '../rest/opened.ts';
import { useLook } from './look.ts';

/** The opened phone is half of all there is: it comes while its owner types. */
const load = () => import('./Open.tsx').then(({ Open }) => ({ default: Open }));
for (const touched of ['pointerdown', 'keydown'])
  addEventListener(touched, () => void load().catch(() => undefined), { once: true, capture: true });

// what the server no longer has was replaced by a newer version, which the page opened anew asks for
const Open = lazy(() =>
  load().catch((error: unknown) => {
    location.reload();
    throw error;
  }),
);

/** The whole phone: closed until its owner opens it. */
export function Phone() {
  useLook();
  const someone = useOpened();
  if (!someone) return <Closed />;
  return (
    <Suspense>
      <Open />
    </Suspense>
  );
}
