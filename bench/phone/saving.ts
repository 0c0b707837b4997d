import type { Browser } from 'playwright-core';
import { type Measured, quantiles } from '../measure.ts';
import { phoneIn, type System } from '../system.ts';
import { inUse, newPhone, type Noting, SLOWER } from './screen.ts';
import { note } from './visits.ts';

/** From the press on save to the completion of the transaction that holds it, beside a bare put of as many bytes in the same page. */
export interface Saved {
  ours: Measured;
  bare: Measured;
  /** Transactions on the outbox between the press and the word that it is saved. */
  transactions: number;
}

const ROUNDS = 40;

/** Notes visits on a slow phone without a network: what is sent meanwhile would be measured too. */
export async function measureSaving(system: System, browser: Browser, village: string): Promise<Saved> {
  const context = await newPhone(browser, system.address);
  try {
    const page = await inUse(context, await phoneIn(system, 'bench.saving', [village]));
    await context.setOffline(true);
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await note(page, 'fresh');
    await page.evaluate(forgetSaved);
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await note(page, 'known');
      bare.push(await page.evaluate<number>(barePut));
    }
    const saved = await page.evaluate(() => (globalThis as unknown as Noting).saved);
    const ours = saved.map(({ pressed, done }) => done - pressed);
    if (new Set(saved.map(({ pressed }) => pressed)).size !== ROUNDS) throw new Error('a save was not measured');
    return { ours: measured(ours), bare: measured(bare), transactions: saved.length / ROUNDS };
  } finally {
    await context.close();
  }
}

const measured = (times: number[]): Measured => ({ perSecond: 0, count: times.length, ...quantiles(times) });

const forgetSaved = `saved.length = 0`;

/** As many bytes as a visit in its box, as durable, and nothing else. */
const barePut = `new Promise((resolve, reject) => {
  const asked = indexedDB.open('bare', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('bare', { autoIncrement: true });
  asked.onerror = reject;
  asked.onsuccess = () => {
    const started = performance.now();
    const write = asked.result.transaction('bare', 'readwrite', { durability: 'strict' });
    write.objectStore('bare').add({ iv: new Uint8Array(12), data: new ArrayBuffer(600) });
    write.onabort = reject;
    write.oncomplete = () => {
      resolve(performance.now() - started);
      asked.result.close();
    };
  };
})`;
