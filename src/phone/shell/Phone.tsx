import { lazy, Suspense } from 'react';
import { Closed } from '../account/Closed.tsx';
import { useOpened } from '../rest/opened.ts';
import { useLook } from './look.ts';
import { NotAll } from './NotAll.tsx';

/** The opened phone is half of all there is: it comes while its owner types. */
const load = () => import('./Open.tsx').then(({ Open }) => ({ default: Open }));
for (const touched of ['pointerdown', 'keydown'])
  addEventListener(touched, () => void load().catch(() => undefined), { once: true, capture: true });

const Open = lazy(() =>
  load().catch(async () => {
    if (await isReplaced()) location.reload();
    return { default: NotAll };
  }),
);

/** Whether the server has a newer version by now, and this one's files no more: the page opened anew asks for its own. */
async function isReplaced(): Promise<boolean> {
  try {
    const page = await (await fetch('/phone/', { cache: 'no-store' })).text();
    return !page.includes(document.querySelector<HTMLScriptElement>('script[type=module]')?.getAttribute('src') ?? '');
  } catch {
    return false;
  }
}

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
