import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LUNAN, WULOU } from '../support/server.ts';
import { accessible } from './support/desk.ts';
import { inUse, save } from './support/faults.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { fillVillage } from './support/screens.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

test('whoever is posted to a village finds its doors, open cases and what waits for their word, without a network too', async () => {
  const officer = await phones.officer([LUNAN]);
  await fillVillage(phones, officer);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('1条记录请您确认').waitFor();
  // what matters before going, at a glance
  await page.getByText('先去 邹庄 1号、邹庄 2号、邹庄 3号').waitFor();
  await page.getByRole('link', { name: /北湖边.*派出所答复.*已安排夜间巡逻/ }).waitFor();
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /^今天进村/ }).click();
  await page.getByText('未办结3件').waitFor();
  const answers = page.getByRole('region', { name: '派出所的答复' });
  await answers.getByText('已安排夜间巡逻').waitFor();
  await page.getByText('盗窃2起').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '是我', exact: true }).click();
  await page.getByText('请您确认').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /矛盾纠纷 · 邻里纠纷 · 邹庄/ }).click();
  await page.getByRole('heading', { name: '矛盾纠纷 · 邻里纠纷 · 邹庄' }).waitFor();
  await page.getByRole('link', { name: '调解', exact: true }).waitFor();
  await accessible(page);
  await page.goto('/phone/month');
  await unlock(page, '我的民情日记');
  await page.getByText('义务巡逻').first().waitFor();
  await accessible(page);
  await context.setOffline(false);
  await page.getByText(/已记在本机/).waitFor({ state: 'hidden' });
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const { entries } = (await bureau.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  assert.equal(entries.filter(({ kind }: { kind: string }) => kind === 'confirmation').length, 1);
});

test('what is begun from a village’s screen is noted there, whichever was used last', async () => {
  const officer = await phones.officer([WULOU, LUNAN]);
  const page = await firstUse(await phones.phone(), officer);
  for (const name of ['路南村委会', '武楼村委会']) {
    await page.getByRole('link', { name: '今天', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '走访', exact: true }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '紧急' }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
  }
});

test('there, what is noted under the thumb stands in the running day, can be taken back, and is summed up without a name', async () => {
  const { context, page } = await inUse(phones, '341622101214');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.setOffline(true);
  await page.getByRole('link', { name: /^今天进村/ }).tap();
  await page.getByText('今天在本村还没有记').waitFor();
  await page.getByText('还没有可以发到群里的内容').waitFor();
  const day = page.getByRole('region', { name: '今天记了什么' });
  await page.getByRole('link', { name: '走访', exact: true }).tap();
  await page.getByLabel('备注').fill('王小明家门口贴了防骗单');
  await save(page);
  // back in the village, not at home
  await day.getByText('王小明家').waitFor();
  await page.getByRole('link', { name: '更多' }).tap();
  await page.getByRole('link', { name: '工作日志' }).tap();
  await page.getByLabel('开会').tap();
  await save(page);
  await day.getByRole('listitem').filter({ hasText: '工作日志:开会' }).getByText('未发送').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '复制,发到群里' }).tap();
  await page.getByText('已复制').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(copied, /^各位乡亲:.*上门走访1次,开展日常工作1次。/);
  assert.doesNotMatch(copied, /王小明|民警08/);
  await day.getByRole('link', { name: /^改.*工作日志/ }).tap();
  await page.getByLabel('作废', { exact: true }).tap();
  await page.getByLabel('原因').fill('记错了村');
  await save(page);
  await day.getByText('王小明家').waitFor();
  await day.getByText('开会').waitFor({ state: 'hidden' });
});
