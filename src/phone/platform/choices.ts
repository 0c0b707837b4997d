import { useSyncExternalStore } from 'react';

/** How someone wants the phone to look; nothing about work or people. */
export interface Choices {
  language: 'zh' | 'en';
  theme: 'auto' | 'light' | 'dark' | 'sun';
  /** 大字. */
  large: boolean;
  /** Which thumb. */
  hand: 'right' | 'left';
}

const KEY = 'phone.choices';
const english = /^en\b/i.test(navigator.language);
const first: Choices = { language: english ? 'en' : 'zh', theme: 'auto', large: false, hand: 'right' };
const listeners = new Set<() => void>();
let chosen: Choices = { ...first, ...kept() };

function kept(): Partial<Choices> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choices>;
  } catch {
    // storage may be closed to us: the choice then lasts as long as the page
    return {};
  }
}

export const choices = (): Choices => chosen;

export function choose(changes: Partial<Choices>): void {
  chosen = { ...chosen, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useChoices = (): Choices => useSyncExternalStore(listen, choices);
