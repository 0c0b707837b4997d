/// <reference lib="webworker" />
// What makes the phone open without a network: the page and its files are kept whole, version by version. Answers of the API
// are never kept here: what is pulled lies encrypted in the phone's own store.
declare const self: ServiceWorkerGlobalScope;

/** Put in place by the build (vite.config.ts). */
const kept = '__KEPT__' as unknown as { version: string; files: string[] };
const CACHE = `phone ${kept.version}`;
const PAGE = '/phone/';

const addressOf = (file: string): string => (file === 'index.html' ? PAGE : PAGE + file);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all(kept.files.map((file) => keep(cache, file)))));
});

/** Keeps a file. The page is asked for anew; the others hold the digest of their content in their names, and most were loaded a moment ago. */
async function keep(cache: Cache, file: string): Promise<void> {
  const isPage = file === 'index.html';
  const answer = await fetch(new Request(addressOf(file), isPage ? { cache: 'reload' } : {}));
  const isHtml = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  // a network that wants a sign-in first answers with its own page: kept, the phone would never open again
  const isOurs =
    answer.ok && !answer.redirected && isHtml === isPage && (!isPage || (await namesFiles(answer.clone())));
  if (!isOurs) throw new Error(`this is not ${file}`);
  await cache.put(addressOf(file), answer);
}

async function namesFiles(page: Response): Promise<boolean> {
  const text = await page.text();
  return kept.files.some((file) => text.includes(addressOf(file)) && file !== 'index.html');
}

self.addEventListener('activate', (event) => {
  const clean = async (): Promise<void> => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// a new version waits until every window of the one before is closed, or someone says so
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});

const files = new Set(kept.files.map((file) => new URL(addressOf(file), self.location.origin).pathname));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(PAGE)) return;
  const at = request.mode === 'navigate' ? PAGE : pathname;
  if (!files.has(at)) return;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(at)) ?? fetch(request)));
});
