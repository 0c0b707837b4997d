import type { Body } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { putDown } from './putDown.ts';
import { useWords } from './words.ts';

/** What became of doors that were to be put down. */
export interface Told {
  fault: boolean;
  text: string;
}

/** Puts doors down in a village and says what became of it; `existing`: how many of them were there before. */
export function usePutDown(village: string) {
  const say = useWords();
  const language = useLanguage();
  return async (bodies: readonly Body<'household'>[], existing: number): Promise<Told> => {
    try {
      const fault = await putDown(bodies, village, language);
      if (fault) return { fault: true, text: fault.message };
      return { fault: false, text: say('put', { count: bodies.length, existing }) };
    } catch (error) {
      reportError(error);
      return { fault: true, text: say('noRoom') };
    }
  };
}
