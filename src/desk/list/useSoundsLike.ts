import { useQuery } from '@tanstack/react-query';
import type { SoundsLike } from './shown.ts';

/** Pinyin, brought when Latin letters are first looked for. */
export function useSoundsLike(query: string): SoundsLike | undefined {
  const { data } = useQuery({
    queryKey: ['pinyin'],
    queryFn: async () => ({ match: (await import('pinyin-pro')).match }),
    enabled: /^[a-z]+$/i.test(query),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  if (!data) return undefined;
  return (name, letters) => data.match(name, letters, { continuous: true }) !== null;
}
