import i18next, { type TOptions } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

type Words = Record<string, string>;

/** `x_other` may have an `x_one` beside it, for languages that tell one from many. */
type Stem<K> = K extends `${infer S}_other` ? S : K extends `${string}_one` ? never : K;

/** The names in `{{…}}` of a sentence. */
type Slots<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Slots<Rest> : never;

type SentenceOf<Zh, Key> = Key extends keyof Zh ? Zh[Key] : Zh[`${Key & string}_other` & keyof Zh];
type Filled<S> = [Slots<S>] extends [never]
  ? [options?: { count?: number }]
  : [values: Record<Slots<S>, string | number> & { count?: number }];

/** English of the same keys as the Chinese; `_one` only where there is an `_other`. */
type English<Zh> = { [K in keyof Zh]: string } & {
  [K in keyof Zh as K extends `${infer S}_other` ? `${S}_one` : never]: string;
};

/** Says a word of a room in the language chosen. */
export type Say<Zh extends Words> = <K extends Stem<keyof Zh> & string>(
  key: K,
  ...values: Filled<SentenceOf<Zh, K>>
) => string;

// Chinese until the program says which language was chosen (`speak`)
void i18next.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
});

/** A room's words, Chinese first; the types hold that neither language lacks one. Gives the hook that says them. */
export function defineWords<const Zh extends Words>(
  name: string,
  { zh, en }: { zh: Zh; en: English<Zh> },
): () => Say<Zh> {
  i18next.addResourceBundle('zh', name, zh);
  i18next.addResourceBundle('en', name, en);
  return () => {
    const { t } = useTranslation(name);
    return useCallback<Say<Zh>>((key, ...[values]) => t(key as string, values as TOptions), [t]);
  };
}

export type Language = 'zh' | 'en';

/** The language chosen, for words that come from the domain as `{ zh, en }`. */
export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh');

export const speak = (language: Language): Promise<unknown> => i18next.changeLanguage(language);

/** Names in a row, as the language chosen sets them apart. */
export const inARow = (names: readonly string[]): string => names.join(i18next.language === 'en' ? ', ' : '、');
