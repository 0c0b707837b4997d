import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LUNAN } from '../support/server.ts';
import { type Desk, openDesk, PASSWORD } from './support/desk.ts';
import { focused, tabTo, withFocus } from './support/keyboard.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
  await desk.server.post(await desk.server.person([{ role: 'officer' }]), LUNAN);
});
after(() => desk.stop());

test('from signing in to a posting and back, without a mouse', async () => {
  const { badge } = await desk.account('K0001', [{ role: 'bureau', area: '341622' }]);
  const page = await desk.asNobody();
  const { keyboard } = page;

  await page.goto('/desk/postings?area=341622101');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.locator('input:focus').waitFor();
  await keyboard.type(badge);
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.getByRole('row', { name: /路南村委会/ }).waitFor();

  // past the menu to what one came for
  await keyboard.press('Tab');
  assert.equal(await focused(page), '跳到正文');
  await keyboard.press('Enter');
  await tabTo(page, '从表格导入');

  // a list: search, rows, a drawer, and back to the row it was opened from
  await keyboard.press('/');
  // Enter at once: it waits for what is found
  await keyboard.type('lnc');
  await keyboard.press('Enter');
  await page.getByText(/^1 \//).or(page.getByText('1条')).waitFor();
  await withFocus(page, 'tr[data-index="0"]');
  await keyboard.press('j');
  await keyboard.press('k');
  await withFocus(page, 'tr[data-index="0"]');
  await keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('路南村委会').first().waitFor();
  await tabTo(page, '结束');
  await keyboard.press('Enter');
  await drawer.getByLabel('最后一天').waitFor();
  await keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await withFocus(page, 'tr[data-index="0"]');

  // a dialog, and back to the button it was opened by
  await tabTo(page, '新增安排', 'Shift+Tab');
  await keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('民警', { exact: true }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('button:focus').getByText('新增安排').waitFor();
});

test('over the wall of villages into one, and back to where one was', async () => {
  const page = await desk.as(await desk.server.person([{ role: 'station', area: '341622101' }]));
  const { keyboard } = page;
  await page.goto('/desk/coverage');
  await page.getByRole('link', { name: /^路南村委会/ }).waitFor();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await keyboard.press('Tab');
    if ((await page.locator('[data-cell]:focus').count()) > 0) break;
  }
  for (let moved = 0; !(await focused(page)).startsWith('路南村委会'); moved += 1) {
    assert.ok(moved < 40, 'the arrows reach every village');
    await keyboard.press('ArrowRight');
  }
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: '路南村', level: 1 }).waitFor();
  await withFocus(page, 'h1');
  await tabTo(page, '走访');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('button:focus').getByText('走访').waitFor();
});
