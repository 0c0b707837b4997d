import { database } from './database.ts';

/** Whether the browser gave no more room; Dexie wraps what it says. */
export function isFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && isFull(inner));
}

/**
 * Puts what was noted on the phone; where there is no room, once more without the journals that were pulled: those can be had
 * again, what is noted cannot. Rejects when there is no room even so.
 */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFull(error)) throw error;
    await database.pages.clear();
    return work();
  }
}
