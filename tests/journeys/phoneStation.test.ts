import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LUNAN } from '../support/server.ts';
import { accessible } from './support/desk.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

test('who is on call at the station and has no village of their own chooses one by its name, and notes in it', async () => {
  const clerk = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  const page = await firstUse(await phones.phone(), clerk);
  await page.getByRole('link', { name: '紧急', exact: true }).click();
  // none is likelier than another: nobody's report goes to the first of the list
  const where = page.getByLabel('村', { exact: true });
  assert.equal(await where.inputValue(), '');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请选择是哪个村').waitFor();
  await where.selectOption({ label: '路南村委会' });
  await accessible(page);
  for (const chosen of ['灾害事故', '无人聚集', '消防']) await page.getByLabel(chosen, { exact: true }).tap();
  await page.getByLabel('地点').fill('村口');
  await page.getByLabel('发生了什么').fill('柴垛起火');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '已送达派出所' }).waitFor();
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  const { entries } = (await station.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  assert.deepEqual(
    entries.map(({ kind, author }: { kind: string; author: string }) => [kind, author]),
    [['incident', clerk.id]],
  );
});
