import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, answers, server } from '../platform/client.ts';
import type { Draft } from './answers.ts';

/** What of a draft is edited. */
export type Content = Pick<Draft, 'policy' | 'thresholds' | 'from'>;

/** So long after the last change it is kept. */
const PAUSE = 700;

/**
 * A draft as it is edited. Every change is kept by itself, one after the other, so that it can be left at any time; before the
 * first one nothing is (`saved` is empty). What somebody else changed meanwhile is not overwritten: `error` says so.
 */
export function useDraft(draft: Draft) {
  const { id, area, policy, thresholds, from } = draft;
  const [content, setContent] = useState<Content>({ policy, thresholds, from });
  const [saved, setSaved] = useState<string | undefined>(draft.changedAt);
  const [error, setError] = useState<unknown>();
  const revision = useRef(draft.revision);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const first = useRef(true);
  const keep = useCallback(
    (given: Content) => {
      sending.current = sending.current.then(async () => {
        const body = { area, ...given, policy: { ...given.policy }, revision: revision.current };
        try {
          const put = server.PUT('/api/policies/drafts/{id}', { params: { path: { id } }, body });
          revision.current = (await answered(put)).revision;
          setSaved(new Date().toISOString());
          void answers.invalidateQueries({ queryKey: ['/api/policies/drafts'] });
          setError(undefined);
        } catch (refused) {
          setError(refused);
        }
      });
      return sending.current;
    },
    [area, id],
  );
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    setSaved(undefined);
    const timer = setTimeout(() => void keep(content), PAUSE);
    return () => clearTimeout(timer);
  }, [content, keep]);
  const change = useCallback((changes: Partial<Content>) => setContent((before) => ({ ...before, ...changes })), []);
  return { content, change, saved, error };
}
