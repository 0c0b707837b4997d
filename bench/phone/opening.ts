import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kept, PIN, signInFirst } from '../../tests/journeys/support/signingIn.ts';
import { PASSWORD, phoneIn, type System } from '../system.ts';
import { newPhone, nowIn, shownAt, slowPage } from './screen.ts';
import { type Profile, slowLine } from './slowLine.ts';

/** Milliseconds on a slow processor behind a slow line; medians. */
export interface Opened {
  /** From the address to the sign-in form, nothing kept. */
  firstVisit: number;
  /** Bytes on the line until then, and until the phone opens without a network. */
  bytes: number;
  keptBytes: number;
  /** From the word to begin (PIN chosen) to home. */
  firstHome: number;
  /** With no network, from the icon to the field for the PIN, and from the PIN to home with this month on it. */
  iconToLock: number;
  pinToHome: number;
}

const ROUNDS = 3;

export async function measureOpening(
  system: System,
  browser: Browser,
  village: string,
  profile: Profile,
): Promise<Opened> {
  const { badge } = await phoneIn(system, `bench.opening.${profile.bitsPerSecond}`, [village]);
  const rounds: Opened[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await openOnce(system, browser, badge, profile));
  const median = (of: (one: Opened) => number): number =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return {
    firstVisit: median((one) => one.firstVisit),
    bytes: median((one) => one.bytes),
    keptBytes: median((one) => one.keptBytes),
    firstHome: median((one) => one.firstHome),
    iconToLock: median((one) => one.iconToLock),
    pinToHome: median((one) => one.pinToHome),
  };
}

async function openOnce(system: System, browser: Browser, badge: string, profile: Profile): Promise<Opened> {
  const line = await slowLine(system.address, profile);
  const context = await newPhone(browser, line.address);
  try {
    const page = await slowPage(context);
    await page.goto('/phone/', { timeout: 120_000 });
    const firstVisit = await shownAt(page, 'closed');
    const bytes = line.carried();
    await kept(page);
    const keptBytes = line.carried();
    await signInFirst(page, { badge, password: PASSWORD });
    const begun = await nowIn(page);
    const firstHome = (await shownAt(page, 'home')) - begun;
    await shownAt(page, 'month');
    await page.close();
    line.cut();
    return { firstVisit, bytes, keptBytes, firstHome, ...(await openAgain(context)) };
  } finally {
    await context.close();
    await line.stop();
  }
}

async function openAgain(context: BrowserContext): Promise<Pick<Opened, 'iconToLock' | 'pinToHome'>> {
  const page: Page = await slowPage(context);
  await page.goto('/phone/');
  const iconToLock = await shownAt(page, 'closed');
  await page.getByLabel('PIN码').fill(PIN);
  const begun = await nowIn(page);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  const pinToHome = (await shownAt(page, 'month')) - begun;
  await page.close();
  return { iconToLock, pinToHome };
}
