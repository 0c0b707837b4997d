import { useEffect } from 'react';
import { type Change, type ChangeKind, concerns } from '../../domain/live/change.ts';
import type { QueryKey } from '@tanstack/react-query';
import type { paths } from '../../ui/api.ts';
import { answers } from './client.ts';
import { mayI, useMe } from './session.ts';

type Hears = (changes: Change[] | 'again') => void;

const hearers = new Set<Hears>();
let source: EventSource | undefined;
let resting: number | undefined;

/** A stream that the server ended for good (a restart, a session that ran out) is asked for again after this. */
const REST_MS = 30_000;

/** One stream for the whole desk, as long as something on it wants to hear. */
function open(): void {
  if (source !== undefined) return;
  source = new EventSource('/api/live');
  source.addEventListener('change', ({ data }: MessageEvent<string>) => {
    const { changes } = JSON.parse(data) as { changes: Change[] };
    for (const hears of hearers) hears(changes);
  });
  source.addEventListener('again', () => {
    for (const hears of hearers) hears('again');
  });
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    source = undefined;
    resting = window.setTimeout(() => hearers.size > 0 && open(), REST_MS);
  });
}

function listen(hears: Hears): () => void {
  hearers.add(hears);
  open();
  return () => {
    hearers.delete(hears);
    if (hearers.size > 0) return;
    clearTimeout(resting);
    source?.close();
    source = undefined;
  };
}

/** Every desk hears at the same moment; asking at once, they would all stand before the server together. */
const soon = (): number => 200 + Math.random() * 1300;

/** Of what is shown whole, wherever it lies: whatever one may hear of concerns it. */
export const ANYWHERE = 'anywhere';

/**
 * Asks for what is shown of an area (or `ANYWHERE`) again when it changed elsewhere: which paths (or keys of `useQuery`), by kind of change. Lists keep what is being
 * read where it is (`useCalm`). Several changes in a row ask once.
 */
export function useLive(area: string, shown: Partial<Record<ChangeKind, readonly (keyof paths | QueryKey)[]>>): void {
  const able = mayI(useMe(), 'live.read');
  const said = JSON.stringify(shown);
  useEffect(() => {
    if (!able || area === '') return undefined;
    const byKind = JSON.parse(said) as Record<string, (string | QueryKey)[]>;
    const waiting = new Map<string, QueryKey>();
    let timer: number | undefined;
    const ask = () => {
      timer = undefined;
      for (const queryKey of waiting.values()) void answers.invalidateQueries({ queryKey });
      waiting.clear();
    };
    const leave = listen((changes) => {
      const kinds =
        changes === 'again'
          ? Object.keys(byKind)
          : changes.filter(({ areas }) => area === ANYWHERE || concerns(areas, area)).map(({ kind }) => kind);
      for (const path of kinds.flatMap((kind) => byKind[kind] ?? [])) {
        const queryKey = typeof path === 'string' ? [path] : path;
        waiting.set(JSON.stringify(queryKey), queryKey);
      }
      if (waiting.size > 0) timer ??= window.setTimeout(ask, soon());
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [able, area, said]);
}
