import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function told(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** Pauses after installations that broke off, in seconds; the last goes on. */
const PAUSES = [5, 30, 120, 300];
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Installs what makes the phone open without a network, again until all of it is here: on a poor network its files break off. A new
 * version waits until it is asked to take over.
 */
export function installWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  clearTimeout(timer);
  removeEventListener('online', installWorker);
  navigator.serviceWorker.register('/phone/worker.js', { scope: '/phone/' }).then(follow, installAgain);
}

function installAgain(): void {
  clearTimeout(timer);
  timer = setTimeout(installWorker, (PAUSES[Math.min(failures++, PAUSES.length - 1)] ?? 300) * 1000);
  addEventListener('online', installWorker);
}

function follow(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && registration.active) told(registration.waiting);
  registration.addEventListener('updatefound', () => {
    // looked at now: WebKit says that the very first is installed once it already controls the page
    const { installing, active } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && active) told(installing);
      if (installing.state === 'redundant' && !registration.active) installAgain();
    });
  });
}

/** Takes the new version over: what waits to be sent is on the disk, and stays. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes none, unlike a window's
  waiting?.postMessage('take over');
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether a new version waits. */
export const useUpdate = (): boolean => useSyncExternalStore(listen, () => waiting !== null);
