import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { LUNAN } from '../support/server.ts';
import { PASSWORD } from './support/desk.ts';
import { journalOf } from './support/faults.ts';
import { focused, tabTo, withFocus } from './support/keyboard.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { PIN } from './support/signingIn.ts';
import { fillVillage, goTo, screensWith } from './support/screens.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

test('from signing in to a visit that arrived, and back, without touching the screen', async () => {
  const { badge } = await phones.officer([LUNAN]);
  const page = await (await phones.phone()).newPage();
  const { keyboard } = page;
  await page.goto('/phone/');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await keyboard.press('Tab');
  await withFocus(page, 'input[autocomplete=username]');
  await keyboard.type(badge);
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.getByLabel('再输一次').waitFor();
  await withFocus(page, 'input[type=password]');
  await keyboard.type(PIN);
  await keyboard.press('Tab');
  await keyboard.type(PIN);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: '今天' }).waitFor();

  await keyboard.press('Tab');
  assert.equal(await focused(page), '跳到正文');
  await keyboard.press('Enter');
  await withFocus(page, 'main');
  await tabTo(page, '走访');
  await keyboard.press('Enter');
  // whoever comes by a link begins at the heading
  await withFocus(page, 'h1');
  assert.equal(await page.title(), '走访 · 一村一警');
  await tabTo(page, '不在家户数加一');
  await keyboard.press('Enter');
  await tabTo(page, '保存');
  await keyboard.press('Enter');
  await page.getByText('已记在本机').first().waitFor();
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await tabTo(page, '发送');
  await keyboard.press('Enter');
  await page.getByText('都已送达').waitFor();
  assert.deepEqual(
    (await journalOf(phones.server, LUNAN)).map(({ kind }) => kind),
    ['visit'],
  );
});

test('where what was pressed is gone, something near it has the focus', async () => {
  const page = await firstUse(await phones.phone(), await phones.officer([LUNAN]));
  const { keyboard } = page;
  const press = async (name: string) => {
    await tabTo(page, name);
    await keyboard.press('Enter');
  };
  await page.getByRole('link', { name: '隐患', exact: true }).tap();
  await page.getByLabel('地点').fill('村口');
  await press('改时间');
  await withFocus(page, 'input[type=datetime-local]');
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  await page.getByText('没写完的').waitFor();
  await page.getByRole('link', { name: '我', exact: true }).tap();
  await press('退出登录');
  await withFocus(page, 'section[aria-labelledby=staying]');
  await press('先不退出');
  assert.equal(await focused(page), '退出登录');
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  await press('不要了');
  assert.equal(await focused(page), '留着');
  await keyboard.press('Enter');
  assert.equal(await focused(page), '不要了');
  await keyboard.press('Enter');
  await tabTo(page, '删掉', 'Shift+Tab');
  await keyboard.press('Enter');
  await page.getByText('没写完的').waitFor({ state: 'hidden' });
  await withFocus(page, 'h1');
});

test('every screen is read from top to bottom, as it is seen, and by each hand', async () => {
  const owner = await phones.officer([LUNAN]);
  const filled = await fillVillage(phones, owner);
  const page = await firstUse(await phones.phone({ reducedMotion: 'reduce' }), owner);
  await page.locator('.figures li').first().waitFor();
  for (const hand of ['right', 'left']) {
    await page.evaluate(`document.documentElement.dataset.hand = '${hand}'`);
    for (const screen of screensWith(filled)) {
      await goTo(page, screen);
      assert.deepEqual(await outOfOrder(page), [], `${screen.name}, ${hand} hand`);
      assert.equal(await page.locator('nav:not(:has(a))').count(), 0, `${screen.name} has ways that lead nowhere`);
    }
  }
});

/** What in the text stands higher than what is reached before it. Beside each other either may come first, as hands differ. */
const outOfOrder = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const reached = [...document.querySelectorAll('main a, main button, main input, main select, main textarea, main summary')]
      .map((one) => one.closest('label') ?? one)
      .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && !one.closest('.emergency, .quick, .save'));
    const nameOf = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 20);
    return reached.flatMap((one, at) => {
      const before = reached[at - 1];
      if (before === undefined) return [];
      const [higher, lower] = [one, before].map((box) => box.getBoundingClientRect());
      return higher.bottom <= lower.top ? [nameOf(one) + ' after ' + nameOf(before)] : [];
    });
  })()`);
