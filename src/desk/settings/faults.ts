import { useCallback } from 'react';
import { useWords } from './webhookWords.ts';

const known = [
  'timeout',
  'certificate',
  'unknown_host',
  'unreachable',
  'inner_address',
  'host_not_allowed',
  'not_understood',
] as const;

/** Why an attempt did not do, in words. */
export function useFaultWord(): (fault: string | null) => string {
  const say = useWords();
  return useCallback(
    (fault) => {
      const named = known.find((code) => code === fault);
      if (named) return say(`fault_${named}`);
      const [what = '', code = ''] = (fault ?? '').split('_');
      return what === 'http' ? say('fault_http', { code }) : say('fault_refused', { code });
    },
    [say],
  );
}
