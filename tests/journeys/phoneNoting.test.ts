import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { LUNAN } from '../support/server.ts';
import { accessible } from './support/desk.ts';
import { firstUse, kept, openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

interface Noted {
  id: string;
  kind: string;
  body: Record<string, any>;
  note?: string;
  onSite: boolean;
}

/** The journal of the village as the bureau reads it. */
const journal = async (): Promise<Noted[]> => {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return (await bureau.get(`/api/journal?village=${LUNAN}&after=0&limit=1000`)).body.entries as Noted[];
};

/** Waits until the journal has an entry like this. */
async function arrived(isIt: (entry: Noted) => boolean): Promise<Noted> {
  for (const until = Date.now() + 20_000; ;) {
    const found = (await journal()).find(isIt);
    if (found) return found;
    assert.ok(Date.now() < until, 'it did not arrive');
    await setTimeout(100);
  }
}

test('a household never visited is visited from home in four taps at most, and nothing is typed', async () => {
  const page = await firstUse(await phones.phone(), await phones.officer([LUNAN]));
  await page.getByText('本月还差').waitFor();
  let taps = 0;
  const tap = async (role: 'link' | 'button' | 'checkbox', name: string | RegExp) => {
    taps += 1;
    await page
      .getByRole(role, { name })
      .first()
      .tap({ force: role === 'checkbox' });
  };
  await tap('link', '走访');
  await tap('button', '+ 1号');
  await page.getByRole('checkbox', { name: '1号 新户' }).waitFor();
  await accessible(page);
  await tap('button', '保存');
  await page.getByText('已记在本机', { exact: false }).first().waitFor();
  await page.getByRole('heading', { name: '今天' }).waitFor();
  assert.ok(taps <= 4, `${taps} taps`);
  await arrived(({ kind }) => kind === 'visit');
  const entries = await journal();
  const door = entries.find(({ kind }) => kind === 'household');
  const visit = entries.find(({ kind }) => kind === 'visit');
  assert.deepEqual([door?.body, visit?.body['households'], visit?.onSite], [{ label: '1号' }, [door?.id], true]);
  // the door is proposed from now on, and visited again by three taps
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByText('上次').waitFor();
  await page.getByRole('checkbox', { name: /^1号/ }).tap({ force: true });
  await page.getByText('已选1户').waitFor();
});

test('what is typed outlives the phone being killed; the guard lets no phone number be saved', async () => {
  const context = await phones.phone();
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').waitFor();
  await kept(page);
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByLabel('备注').fill('有事打13812345678');
  await page.getByText('这里像是电话号码').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('还有1处要改').waitFor();
  assert.match(await page.evaluate('document.activeElement.value'), /^有事/);
  await page.getByLabel('备注').fill('院里堆了柴草');
  await page.waitForTimeout(400);
  await page.close();
  const again = await context.newPage();
  await again.goto('/phone/note/visit');
  await unlock(again, '走访');
  await again.getByText('上次没写完的还在').waitFor();
  assert.equal(await again.getByLabel('备注').inputValue(), '院里堆了柴草');
  await again.getByRole('button', { name: '保存' }).tap();
  await arrived(({ note }) => note === '院里堆了柴草');
});
