import { after, before, test } from 'node:test';
import { accessible, type Desk, openDesk, PASSWORD, signIn } from './support/desk.ts';
import type { Caller } from '../support/server.ts';

let desk: Desk;
let admin: Caller;
before(async () => {
  desk = await openDesk();
  admin = await desk.server.person([{ role: 'admin' }]);
});
after(() => desk.stop());

test('a colleague who forgot the password is let in by a one-time one, and sets their own', async () => {
  const { badge, id } = await desk.account('C0001', [{ role: 'bureau', area: '3416' }]);
  const page = await desk.as(admin);
  await page.goto(`/desk/accounts?account=${id}`);
  const drawer = page.getByRole('dialog').first();
  await drawer.getByRole('button', { name: '发放一次性密码' }).click();
  await page.getByRole('button', { name: '发放一次性密码' }).last().click();
  const password = await drawer.locator('code.password').innerText();
  await accessible(page);
  const colleague = await desk.asNobody();
  await colleague.goto('/desk/');
  await signIn(colleague, badge, password);
  await colleague.getByText('一次性密码').waitFor();
  await accessible(colleague);
  await colleague.getByLabel('现在的密码').fill(password);
  await colleague.getByLabel('新密码', { exact: true }).fill(`${PASSWORD} again`);
  await colleague.getByLabel('再输入一次新密码').fill(`${PASSWORD} again`);
  await colleague.getByRole('button', { name: '修改密码' }).click();
  await colleague.getByRole('link', { name: '月度履职情况' }).waitFor();
});

test('roles that do not go together are named, and nothing is stored', async () => {
  const { id } = await desk.account('C0002', [{ role: 'auditor' }]);
  const page = await desk.as(admin);
  await page.goto(`/desk/accounts?account=${id}`);
  await page.getByRole('button', { name: '添加角色' }).click();
  await page.getByLabel('角色', { exact: true }).last().click();
  await page.locator('.ant-select-item-option').filter({ hasText: '系统管理员' }).last().click();
  await page.getByRole('button', { name: '保存角色' }).click();
  await page.getByRole('alert').getByText('同一人不能既是系统管理员又是审计员').waitFor();
});

test('retention is shortened only after its consequence was said', async () => {
  const page = await desk.as(admin);
  await page.goto('/desk/settings');
  const months = page.getByLabel(/其他记录的文字/);
  await months.fill('6');
  await page.getByRole('button', { name: '保存' }).last().click();
  await page.getByText('以后再延长也找不回来').waitFor();
  await page.getByRole('button', { name: '缩短' }).click();
  await page.getByText('已保存。').waitFor();
  await page.reload();
  await page.getByLabel(/其他记录的文字/).waitFor();
  await accessible(page);
  await page.goto('/desk/settings/system');
  await page.getByRole('heading', { name: '单位统一认证' }).waitFor();
  await accessible(page);
  await page.goto('/desk/settings/webhooks?edit=new');
  await page.getByLabel('名称').waitFor();
  await accessible(page);
});
