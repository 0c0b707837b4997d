import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeOf } from '../support/totp.ts';
import { accessible, type Desk, openDesk, PASSWORD, signIn } from './support/desk.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

test('whoever is not signed in signs in, and comes to where they were going', async () => {
  const { badge } = await desk.account('B0001', [{ role: 'bureau', area: '3416' }]);
  const page = await desk.asNobody();
  await page.goto('/desk/scorecards?area=341622&month=2026-09');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await accessible(page);
  await signIn(page, badge, 'not the right words');
  await page.getByText('警号、密码或验证码不对').waitFor();
  await signIn(page, badge);
  await page.getByRole('heading', { name: /蒙城县.*履职情况/ }).waitFor();
  const { pathname, search } = new URL(page.url());
  assert.equal(pathname + search, '/desk/scorecards?area=341622&month=2026-09');
});

test('a second factor is set up from a code drawn on the page, and asked for from then on', async () => {
  const { badge } = await desk.account('B0002', [{ role: 'bureau', area: '3416' }]);
  const page = await desk.asNobody();
  await page.goto('/desk/account');
  await signIn(page, badge);
  await page.getByRole('button', { name: '启用二次验证' }).click();
  const begun = page.waitForResponse(/two-factor\/enable/);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '继续' }).click();
  const { totpURI } = (await (await begun).json()) as { totpURI: string };
  await page.getByRole('img', { name: '给验证器扫描的二维码' }).waitFor();
  await accessible(page);
  await page.getByLabel('动态验证码(6位)').fill(codeOf(totpURI, 1000));
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('验证码不对,请核对后再填').waitFor();
  assert.equal(await page.getByText('警号、密码或验证码不对').count(), 0, 'only the code was typed');
  await page.getByLabel('动态验证码(6位)').fill(codeOf(totpURI));
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('已启用。登录时').waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await signIn(page, badge);
  await page.getByLabel('动态验证码(6位)').fill(codeOf(totpURI, 1));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
});

test('a room of others is as unknown as no room', async () => {
  const officer = await desk.server.person([{ role: 'auditor' }]);
  const page = await desk.as(officer);
  await page.goto('/desk/scorecards');
  await page.getByRole('heading', { name: '这里没有您可以查看的内容' }).waitFor();
  const refused = await page.getByRole('main').innerText();
  await page.goto('/desk/nowhere');
  assert.equal(await page.getByRole('main').innerText(), refused);
  await accessible(page);
});

test('a room whose files cannot be fetched says so, and opens once the server is there again', async () => {
  const page = await desk.as(await desk.server.person([{ role: 'bureau', area: '3416' }]));
  await page.goto('/desk/scorecards');
  await page.getByRole('heading', { name: /履职情况/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '待确认记录' }).click();
  await page.getByText('现在连不上服务器').waitFor();
  await page.getByText('连上后会自动再读一次').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: '待确认记录' }).waitFor();
});

test('what a stopped server did not answer is read by itself once the server is there again', async () => {
  const page = await desk.as(await desk.server.person([{ role: 'bureau', area: '3416' }]));
  const stopped = /\/api\/held|\/readyz/;
  await page.route(stopped, (route) => route.abort('connectionrefused'));
  await page.goto('/desk/held');
  await page.getByText('连上后会自动再读一次').waitFor();
  await accessible(page);
  await page.unroute(stopped);
  await page.getByText('没有待确认的记录').waitFor();
});

test('in a narrow window, or enlarged four times, nothing has to be moved sideways to be read', async () => {
  const bureau = await desk.server.person([{ role: 'bureau', area: '3416' }]);
  const page = await desk.as(bureau, { viewport: { width: 390, height: 800 } });
  for (const [room, title] of [
    ['coverage', '包村覆盖'],
    ['held', '待确认记录'],
    ['policies', '工作要求'],
    ['account', '我的账号'],
  ] as const) {
    await page.goto(`/desk/${room}`);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    const box = await page.getByRole('main').boundingBox();
    assert.ok(box && box.x === 0 && box.width === 390, `${room}: ${JSON.stringify(box)}`);
  }
});
