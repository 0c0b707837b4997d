import { useEffect } from 'react';
import type { Change, ChangeKind } from '../../domain/live/change.ts';
import { allowed } from '../../domain/people/permissions.ts';
import { useMe } from '../account/me.ts';
import { type Where, wider } from '../journal/pull.ts';
import { syncSoon } from '../outbox/sending.ts';
import { lookForStation } from './stationInbox.ts';

/** A stream that the server ended for good (a restart, a session that ran out) is asked for again after this. */
const REST = 30_000;
/** Of these something lies on a phone, or is asked for by it. */
const HEARD: readonly ChangeKind[] = ['entries', 'cases', 'held'];

/** Every phone hears at the same moment; asking at once, they would all stand before the server together. */
const soon = (): number => 200 + Math.random() * 1300;

/** While the phone is open and looked at, what changes in its villages comes by itself. */
export function useLive(): void {
  const me = useMe();
  const able = me != null && allowed({ grade: me.grade, grants: me.roles }, 'live.read');
  useEffect(() => (able ? listen() : undefined), [able]);
}

function listen(): () => void {
  let source: EventSource | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const [ask, forget] = asking();
  const leave = (): void => {
    clearTimeout(resting);
    source?.close();
    source = undefined;
  };
  // a stream that was told nothing yet cannot say where it broke off
  let broken = false;
  const open = (): void => {
    leave();
    if (document.visibilityState === 'hidden') return;
    source = new EventSource('/api/live');
    hear(source, ask);
    source.addEventListener('open', () => {
      if (broken) ask();
      broken = false;
    });
    source.addEventListener('error', () => {
      broken = true;
      if (source?.readyState === EventSource.CLOSED) resting = setTimeout(open, REST);
    });
  };
  open();
  document.addEventListener('visibilitychange', open);
  return () => {
    document.removeEventListener('visibilitychange', open);
    forget();
    leave();
  };
}

type Ask = (where?: Where) => void;

/** How to ask, soon and about all that is told until then; and how to leave it. */
function asking(): [Ask, () => void] {
  let told: Where = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask: Ask = (where) => {
    told = wider(told, where);
    timer ??= setTimeout(() => {
      timer = undefined;
      syncSoon(told);
      told = [];
      void lookForStation();
    }, soon());
  };
  return [ask, () => clearTimeout(timer)];
}

/** Asks where it is told of something that lies on a phone, and of all when something may have been missed. */
function hear(source: EventSource, ask: Ask): void {
  source.addEventListener('change', ({ data }: MessageEvent<string>) => {
    const { changes } = JSON.parse(data) as { changes: Change[] };
    const heard = changes.filter(({ kind }) => HEARD.includes(kind));
    if (heard.length > 0) ask(heard.flatMap(({ areas }) => areas));
  });
  source.addEventListener('again', () => ask());
}
