import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { choose, type Desk, openDesk } from './support/desk.ts';
import type { RoleClaim } from '../../src/domain/people/roles.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

/** A page on which these answers arrive after whoever is quick has pressed Enter. */
async function slow(roles: RoleClaim[], answers: string): Promise<Page> {
  const page = await desk.as(await desk.server.person(roles));
  await page.route(answers, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  return page;
}

/** An answer to other letters is there; then these are entered at once. */
async function chooseAfter(field: Locator, other: string, shown: string, text: string, chosen: string): Promise<void> {
  await field.fill(other);
  await field.page().locator('.ant-select-item-option').filter({ hasText: shown }).first().waitFor();
  await field.fill(text);
  await field.press('Enter');
  await field.page().locator('.ant-select').filter({ has: field }).getByText(chosen).waitFor();
}

test('a village entered before it was found is chosen, and not one of those found before', async () => {
  const page = await slow([{ role: 'bureau', area: '3416' }], '**/api/area-search?*');
  await page.goto('/desk/postings?add=yes');
  await chooseAfter(page.getByLabel('村', { exact: true }), '武楼', '武楼村委会', '341622101210', '路南村委会');
});

test('several villages are entered one after the other before they are found', async () => {
  const page = await slow([{ role: 'bureau', area: '3416' }], '**/api/area-search?*');
  await page.goto('/desk/stations?station=341622101');
  const field = page.getByLabel('村', { exact: true });
  await chooseAfter(field, '武楼', '武楼村委会', '341622101210', '路南村委会');
  await field.fill('341621112214');
  await field.press('Enter');
  const chosen = page.locator('.ant-select').filter({ has: field });
  await chosen.getByText('武楼村委会').waitFor();
  await chosen.getByText('路南村委会').waitFor();
});

test('an area entered before the areas were read is gone to', async () => {
  const page = await slow([{ role: 'bureau', area: '3416' }], '**/api/areas?*');
  await page.goto('/desk/coverage');
  const below = page.getByLabel('选择下级区域');
  await below.fill('mcx');
  await below.press('Enter');
  await page.waitForURL(/area=341622/);
});

test('the place of a role entered before it was found is chosen', async () => {
  const { id } = await desk.account('C0101', [{ role: 'station', area: '341622101' }]);
  const page = await slow([{ role: 'admin' }], '**/api/accounts/places?*');
  await page.goto(`/desk/accounts?account=${id}`);
  await choose(page.getByLabel('范围', { exact: true }), '立仓');
});
