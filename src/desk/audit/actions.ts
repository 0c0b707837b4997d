import { useCallback } from 'react';
import { useLanguage } from '../../ui/words.ts';
import { actionInWords, nouns, said } from './actionWords.ts';

/** Says an action. */
export function useActionWord(): (action: string) => string {
  const language = useLanguage();
  return useCallback((action) => actionInWords(action, language), [language]);
}

/** Says what actions are about. */
export function useNounWord(): (noun: string) => string {
  const language = useLanguage();
  return useCallback((noun) => (nouns[noun] ? said(nouns[noun], language) : noun), [language]);
}
