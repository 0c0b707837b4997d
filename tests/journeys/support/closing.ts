import { afterEach, beforeEach } from 'node:test';
import type { BrowserContext } from 'playwright-core';

let opened: BrowserContext[] | undefined;
beforeEach(() => void (opened = []));
afterEach(async () => void (await Promise.all((opened ?? []).map((context) => context.close()))));

/**
 * To be closed after the test that opened it; what is opened before the first stays. It would go on living in its page, with every
 * change that the next tests make: a fifth of a long file's time went there.
 */
export const closeAfterTest = (context: BrowserContext): void => void opened?.push(context);
