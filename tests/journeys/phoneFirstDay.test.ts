import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LUNAN } from '../support/server.ts';
import { accessible } from './support/desk.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const entriesOf = async (village: string) => {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return (await bureau.get(`/api/journal?village=${village}&after=0`)).body.entries as {
    kind: string;
    note?: string;
  }[];
};

test('a first day: sign in, note, lose the network, start again, note, and everything arrives once', async () => {
  const officer = await phones.officer([LUNAN]);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').waitFor();
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '更多' }).click();
  await page.getByRole('link', { name: '走访' }).click();
  await page.getByLabel('备注').fill('没有网络时记的');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('1条已记在本机').waitFor();
  await page.close();
  const again = await context.newPage();
  await again.goto('/phone/');
  await unlock(again);
  await again.getByText('1条已记在本机').waitFor();
  await context.setOffline(false);
  await again.getByText('1条已记在本机').waitFor({ state: 'hidden' });
  const entries = await entriesOf(LUNAN);
  assert.deepEqual(
    entries.map(({ kind, note }) => [kind, note]),
    [['visit', '没有网络时记的']],
  );
});
