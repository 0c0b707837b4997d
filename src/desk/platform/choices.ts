import { useSyncExternalStore } from 'react';

/** What someone chose of how the desk looks; all that a browser keeps of it. */
export interface Choices {
  language: 'zh' | 'en';
  theme: 'auto' | 'light' | 'dark';
  /** The columns shown, by list. */
  columns: Record<string, readonly string[]>;
}

const KEY = 'desk.choices';
const english = /^en\b/i.test(navigator.language);
const first: Choices = { language: english ? 'en' : 'zh', theme: 'auto', columns: {} };
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
