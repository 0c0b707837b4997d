import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Whatever the page's origin keeps, read raw: every store of IndexedDB with its boxes, Cache Storage, local and session storage. */
export const atRest = (page: Page): Promise<string> =>
  // as text: the types of the tests know nothing of a browser
  page.evaluate(`(async () => {
    const bytes = (buffer) => Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
    const text = async (value) => {
      if (value instanceof ArrayBuffer) return bytes(value);
      if (ArrayBuffer.isView(value)) return bytes(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
      if (value instanceof Blob) return bytes(await value.arrayBuffer());
      if (!value || typeof value !== 'object') return String(value);
      let all = '';
      for (const [key, one] of Object.entries(value)) all += key + ' ' + (await text(one)) + ' ';
      return all;
    };
    const done = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    let all = JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(rows.getAllKeys()), done(rows.getAll())]);
        all += store + ' ' + (await text(keys)) + (await text(values));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all += request.url + ' ' + (await (await cache.match(request)).text());
    }
    return all;
  })()`);

/** The villages whose journals lie on the phone. */
export const villagesAtRest = (page: Page): Promise<string[]> =>
  page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('village-beat');
    asked.onsuccess = () => {
      const all = asked.result.transaction('pages').objectStore('pages').getAll();
      all.onsuccess = () => resolve([...new Set(all.result.map((row) => row.village))]);
    };
  })`);

/** How many rows each store of the phone's database has. */
export const rowsAtRest = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('village-beat');
    asked.onsuccess = () => {
      const database = asked.result;
      const names = [...database.objectStoreNames];
      const reading = database.transaction(names);
      const rows = {};
      for (const name of names) {
        const counted = reading.objectStore(name).count();
        counted.onsuccess = () => (rows[name] = counted.result);
      }
      reading.oncomplete = () => (database.close(), resolve(rows));
    };
  })`);

/** Changes what is kept of the phone's owner, as JavaScript on `row`. */
export const changeOwner = (page: Page, change: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('village-beat');
    asked.onsuccess = () => {
      const database = asked.result;
      const writing = database.transaction('owners', 'readwrite');
      const owners = writing.objectStore('owners');
      owners.getAll().onsuccess = ({ target: { result: [row] } }) => {
        ${change};
        owners.put(row);
      };
      writing.oncomplete = () => (database.close(), resolve(true));
    };
  })`);

/** What was pulled makes room, as when something is noted and there is none. */
export const makeRoom = (page: Page): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('village-beat');
    asked.onsuccess = () => {
      const database = asked.result;
      const writing = database.transaction('pages', 'readwrite');
      writing.objectStore('pages').clear();
      writing.oncomplete = () => (database.close(), resolve(true));
    };
  })`);

/** Which of these stand in the files of a folder, as bytes or in the two bytes a letter that browsers also write. */
export async function foundOnDisk(folder: string, sought: readonly (string | Buffer)[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!(await stat(file).catch(() => undefined))?.isFile()) continue;
    const content = await readFile(file);
    for (const one of sought) {
      const forms = typeof one === 'string' ? [Buffer.from(one), Buffer.from(one, 'utf16le')] : [one];
      if (forms.some((form) => content.includes(form))) found.push(`${one.toString('latin1')} in ${name}`);
    }
  }
  return found;
}
