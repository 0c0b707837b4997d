import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { LUNAN } from '../support/server.ts';
import { accessible, PASSWORD } from './support/desk.ts';
import { changedOnce, inUse, report } from './support/faults.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { PIN } from './support/signingIn.ts';
import { faultsOf, fillVillage, goTo, screensWith } from './support/screens.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const looks = {
  'in the dark': { theme: 'dark' },
  'in the sun, in large type': { theme: 'sun', large: true },
  'by the left hand, in English': { hand: 'left', language: 'en' },
  'in large type, in English': { large: true, language: 'en' },
};

const chosen = (choices: object): string =>
  `localStorage.setItem('phone.choices', '${JSON.stringify({ language: 'zh', ...choices })}')`;

/** Everything on the screen can be read and pressed; what is for the sun, in it. */
async function fits(page: Page, screen: string): Promise<void> {
  assert.deepEqual(await faultsOf(page), [], screen);
  await accessible(page);
  if (screen.includes('left hand')) assert.deepEqual(await beyondReach(page), [], screen);
  if (screen.includes('in the sun')) assert.deepEqual(await pale(page), [], screen);
}

/** What lies beyond the middle of the screen beside a line, where a left thumb does not reach. */
const beyondReach = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.own > a, .people a')]
    .flatMap((one) => one.getBoundingClientRect().left > innerWidth / 2 ? [one.outerHTML] : [])`);

/** What stands out less than seven to one. */
const pale = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`axe.run({ runOnly: ['color-contrast-enhanced'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => html + failureSummary)))`);

test('every screen can be read and pressed in every light, size, hand and language', async () => {
  const owner = await phones.officer([LUNAN]);
  const filled = await fillVillage(phones, owner);
  const page = await firstUse(await phones.phone({ reducedMotion: 'reduce' }), owner);
  await page.locator('.figures li').first().waitFor();
  for (const [look, choices] of Object.entries(looks)) {
    await page.evaluate(chosen(choices));
    await page.goto('/phone/');
    await page.locator('input[type=password]').waitFor();
    await fits(page, `lock, ${look}`);
    await page.locator('input[type=password]').fill(PIN);
    await page.locator('button.primary').tap();
    await page.locator('.figures li').first().waitFor();
    for (const screen of screensWith(filled)) {
      await goTo(page, screen);
      await fits(page, `${screen.name}, ${look}`);
    }
  }
});

test('so can signing in and choosing the PIN', async () => {
  const { badge } = await phones.officer([LUNAN]);
  for (const [look, choices] of Object.entries(looks)) {
    const context = await phones.phone({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/phone/');
    await page.evaluate(chosen(choices));
    await page.reload();
    await page.locator('input[autocomplete=username]').fill(badge);
    await fits(page, `signing in, ${look}`);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('button.primary').tap();
    for (const nth of [0, 1]) await page.locator('input[inputmode=numeric]').nth(nth).fill(String(nth));
    await page.locator('button.primary').tap();
    await page.locator('[role=alert]').filter({ hasText: /./ }).waitFor();
    await fits(page, `choosing the PIN, ${look}`);
  }
});

test('what waits and what was not taken can be read and pressed, and a button that cannot be pressed be read', async () => {
  const { page, context } = await inUse(phones, '341622101219');
  // the server has a rule that this phone does not know yet
  await changedOnce(page, (entry) => ({ ...entry, body: { ...(entry['body'] as object), what: '请打13812345678' } }));
  await report(page, '渡口');
  await page.getByRole('link', { name: '1条没有被收下,请看原因' }).waitFor();
  await context.setOffline(true);
  await report(page, '村口');
  await page.getByRole('heading', { name: '还没有送出' }).waitFor();
  for (const look of ['in the dark', 'in the sun, in large type'] as const) {
    await page.evaluate(chosen(looks[look]));
    await page.goto('/phone/outbox');
    await page.locator('input[type=password]').fill(PIN);
    await page.locator('button.primary').tap();
    await page.getByRole('link', { name: '打电话、发短信' }).nth(1).waitFor();
    await fits(page, `outbox, ${look}`);
    await page.getByRole('link', { name: '日记' }).tap();
    await page.getByRole('button', { name: '下个月' }).waitFor();
    // axe looks past what cannot be pressed: it is no fainter than the colour of its words
    assert.equal(await page.evaluate(`getComputedStyle(document.querySelector('button:disabled')).opacity`), '1');
  }
});

test('held across, what one types in is not behind what stands at the bottom', async () => {
  const context = await phones.phone({ viewport: { width: 844, height: 390 }, reducedMotion: 'reduce' });
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByRole('link', { name: '走访', exact: true }).tap();
  await page.getByLabel('备注').focus();
  const field = (await page.getByLabel('备注').boundingBox())!;
  const save = (await page.getByRole('button', { name: '保存' }).boundingBox())!;
  assert.ok(field.y >= 0 && field.y + field.height <= save.y, JSON.stringify({ field, save }));
  await fits(page, 'held across');
});

test('nothing is cut off on a small phone, in twice the browser’s own size of type, or with the spacing some read by', async () => {
  const owner = await phones.officer([LUNAN]);
  const filled = await fillVillage(phones, owner);
  const context = await phones.phone({ viewport: { width: 320, height: 568 }, reducedMotion: 'reduce' });
  const page = await firstUse(context, owner);
  await page.locator('.figures li').first().waitFor();
  const browser = await context.newCDPSession(page);
  for (const language of ['zh', 'en']) {
    await page.evaluate(chosen({ language }));
    await page.goto('/phone/');
    await page.locator('input[type=password]').fill(PIN);
    await page.locator('button.primary').tap();
    await page.locator('.figures li').first().waitFor();
    for (const [standard, spacing] of [
      [16, ''],
      [32, ''],
      [16, SPACED],
    ] as const) {
      await browser.send('Page.setFontSizes', { fontSizes: { standard } });
      await page.evaluate(spaced(spacing));
      for (const screen of screensWith(filled)) {
        await goTo(page, screen);
        assert.deepEqual(await faultsOf(page), [], `${screen.name}, ${language}, ${standard} ${spacing}`);
        assert.deepEqual(await inEachOthersWay(page), [], `${screen.name}, ${language}, ${standard} ${spacing}`);
      }
    }
  }
});

/** As WCAG 1.4.12 has it. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';
const spaced = (spacing: string): string =>
  `document.adoptedStyleSheets = [new CSSStyleSheet()]; document.adoptedStyleSheets[0].replaceSync('${spacing}')`;

/** What stands at the bottom stands above the ways, not on them. */
const inEachOthersWay = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const fixed = [...document.querySelectorAll('.quick, .save, .ways')].filter((one) => getComputedStyle(one).position === 'fixed');
    const boxes = fixed.map((one) => [one.className, one.getBoundingClientRect()]);
    return boxes.flatMap(([name, { top }]) => boxes.flatMap(([other, box]) => box.top < top && box.bottom > top + 1 ? [other + ' over ' + name] : []));
  })()`);
