import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { LUNAN } from '../support/server.ts';
import { accessible, PASSWORD } from './support/desk.ts';
import { firstUse, openPhones, type Owner, type Phones, unlock } from './support/phone.ts';
import { signInFirst } from './support/signingIn.ts';

let phones: Phones;
let owner: Owner;
before(async () => {
  phones = await openPhones();
  owner = await phones.officer([LUNAN]);
});
after(() => phones.stop());

/** A phone with a sensor, which gives a secret for a passkey or not; by a name, since passkeys are not for bare addresses. */
async function withSensor(
  hasPrf: boolean,
): Promise<{ context: BrowserContext; page: Page; turnAway: () => Promise<unknown> }> {
  const baseURL = phones.server.address.replace('127.0.0.1', 'localhost');
  const context = await phones.phone({ baseURL });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf },
    },
  });
  const turnAway = () => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto('/phone/');
  await signInFirst(page, { ...owner, password: PASSWORD });
  await page.getByRole('link', { name: '我' }).click();
  return { context, page, turnAway };
}

test('a finger opens the phone instead of the PIN, and somebody else’s does not', async () => {
  const { context, page, turnAway } = await withSensor(true);
  await page.getByRole('button', { name: '开启指纹或面容打开' }).click();
  await page.getByText('也可以用指纹或面容打开').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('button', { name: '用指纹或面容打开' }).click();
  await page.getByRole('heading', { name: '民警' }).waitFor();
  await turnAway();
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('button', { name: '用指纹或面容打开' }).click();
  await page.getByText('没有打开').waitFor();
  await accessible(page);
  await unlock(page, '民警');
  await page.getByRole('button', { name: '关闭指纹或面容打开' }).click();
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByLabel('PIN码').waitFor();
  assert.equal(await page.getByRole('button', { name: '用指纹或面容打开' }).count(), 0);
  await context.close();
});

test('a phone that keeps passkeys but gives no secret says so, and stays with the PIN', async () => {
  const { context, page } = await withSensor(false);
  await page.getByRole('button', { name: '开启指纹或面容打开' }).click();
  await page.getByText('这部手机不支持').waitFor();
  await page.getByRole('button', { name: '锁定' }).click();
  await unlock(page, '民警');
  await context.close();
});

test('the phone looks as its owner chose, also after it was locked', async () => {
  const context = await phones.phone();
  const page = await firstUse(context, owner);
  await page.getByRole('link', { name: '我' }).click();
  await page.getByLabel('阳光下').check();
  await page.getByLabel('左手').check();
  await page.getByLabel('大字').check();
  await accessible(page);
  await page.getByRole('button', { name: '锁定' }).click();
  const html = page.locator('html');
  assert.deepEqual(await Promise.all(['data-shade', 'data-hand', 'data-size'].map((name) => html.getAttribute(name))), [
    'sun',
    'left',
    'large',
  ]);
  await context.close();
});

test('a phone that several share asks first for the PIN of whoever opened it last', async () => {
  const context = await phones.phone();
  const page = await firstUse(context, owner);
  const second = await phones.officer([LUNAN]);
  await page.reload();
  await page.getByRole('button', { name: '换人登录' }).click();
  await signInFirst(page, { badge: second.badge, password: PASSWORD });
  await page.getByRole('heading', { name: '今天' }).waitFor();
  const asked = page.getByLabel('谁的手机');
  await page.reload();
  await asked.waitFor();
  assert.equal(await asked.inputValue(), second.id);
  await page.goto('/phone/month');
  await asked.selectOption(owner.id);
  // not where the other one was
  await unlock(page);
  await page.reload();
  await asked.waitFor();
  assert.equal(await asked.inputValue(), owner.id);
  await context.close();
});
