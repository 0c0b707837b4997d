import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { accessible } from './desk.ts';

const SECRET = '河边第三棵柳树下面';
/** Of every file here. */
export const LONG = '河边第三棵柳树下面的石头';

export const toMe = (page: Page): Promise<void> => page.getByRole('link', { name: '我', exact: true }).click();

/** Saves what is unsent to a file; answers where it lies. */
export async function toFile(page: Page): Promise<string> {
  await page.getByText('存成加密文件').click();
  const make = async (secret: string): Promise<void> => {
    await page.getByLabel('给文件设一个密码').fill(secret);
    await page.getByLabel('再输一次密码').fill(secret);
    await page.getByRole('button', { name: '生成文件' }).click();
  };
  await make(SECRET);
  await page.getByText('密码要10个字以上').waitFor();
  await make(LONG);
  const link = page.getByRole('link', { name: '把文件存到手机' });
  await link.waitFor();
  await accessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^village-beat-\d{4}-\d\d-\d\d\.unsent$/);
  return download.path();
}

/** Reads a file in. */
export async function fromFile(page: Page, file: string, secret: string): Promise<void> {
  await toMe(page);
  const reading = page.getByRole('button', { name: '读入', exact: true });
  if (!(await reading.isVisible())) await page.getByText('读入保存的文件').click();
  await page.getByLabel('文件', { exact: true }).setInputFiles(file);
  await page.getByLabel('存文件时设的密码').fill(secret);
  await reading.click();
}
