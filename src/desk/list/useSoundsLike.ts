import { useQuery } from '@tanstack/react-query';
import { type SoundsLike, soundsLikeBy } from './soundsLike.ts';

interface Sounds {
  like: SoundsLike | undefined;
  /** It is on its way. */
  reading: boolean;
}

/** Pinyin, brought when Latin letters are first looked for. */
export function useSoundsLike(query: string): Sounds {
  const { data, isLoading } = useQuery({
    queryKey: ['pinyin'],
    queryFn: async () => {
      const { polyphonic } = await import('pinyin-pro');
      const readings = (character: string) =>
        /\p{Script=Han}/u.test(character) ? (polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []) : [];
      return { soundsLike: soundsLikeBy(readings) };
    },
    enabled: /^[a-z]+$/i.test(query),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return { like: data?.soundsLike, reading: isLoading };
}
