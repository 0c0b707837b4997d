import { useCallback, useSyncExternalStore } from 'react';

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

/** Refuses `x` beside `x_other`: one word would stand for two sentences. */
type Once<Zh> = { [K in keyof Zh as K extends `${infer S}_other` ? S & keyof Zh : never]: never };

/** Says a word of a room in the language chosen. */
export type Say<Zh extends Words> = <K extends Stem<keyof Zh> & string>(
  key: K,
  ...values: Filled<SentenceOf<Zh, K>>
) => string;

export type Language = 'zh' | 'en';

/** All words there are, by room. */
export const words = new Map<string, Record<Language, Words>>();

// Chinese until the program says which language was chosen
let spoken: Language = 'zh';
const listeners = new Set<() => void>();

export function speak(language: Language): void {
  spoken = language;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The language chosen, for words that come from the domain as `{ zh, en }`. */
export const useLanguage = (): Language => useSyncExternalStore(listen, () => spoken);

/** A room's words, Chinese first; the types hold that neither language lacks one. Gives the hook that says them. */
export function defineWords<const Zh extends Words>(
  room: string,
  said: { zh: Zh & Once<Zh>; en: English<Zh> },
): () => Say<Zh> {
  words.set(room, said);
  return () => {
    const language = useLanguage();
    return useCallback<Say<Zh>>((key, ...[values]) => sentence(said[language], key, values), [language]);
  };
}

type Values = Readonly<Record<string, string | number | undefined>>;

/** A word or sentence with its values in place; one of a thing is said apart where the language does. */
export function sentence(said: Words, key: string, values: Values = {}): string {
  const one = values['count'] === 1 ? said[`${key}_one`] : undefined;
  const found = one ?? said[key] ?? said[`${key}_other`] ?? key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Names in a row, as the language chosen sets them apart. */
export const inARow = (names: readonly string[]): string => names.join(spoken === 'en' ? ', ' : '、');
