import { isReachable } from './again.ts';

/** Loads the page anew once the server answers; a page loaded without it would be the browser's own, and the way back lost. */
export async function reloadIfReachable(): Promise<void> {
  if (await isReachable()) location.reload();
}
