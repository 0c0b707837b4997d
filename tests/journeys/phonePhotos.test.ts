import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { digestOf } from '../support/photos.ts';
import { shown } from '../support/sending.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { atRest, rowsAtRest } from './support/atRest.ts';
import { accessible } from './support/desk.ts';
import { noteHazard } from './support/faults.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const PLACE = 'PLANTED 33.5162N 115.2640E';

/** A photo as a camera makes it, held upright: the sensor's picture lies on its side, and the file says where it was taken. */
async function fromCamera(page: Page): Promise<Buffer> {
  const base64 = (await page.evaluate(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const paper = canvas.getContext('2d');
    for (let at = 0; at < 20000; at++) {
      paper.fillStyle = 'hsl(' + (at * 137) % 360 + ' 60% ' + (30 + at % 50) + '%)';
      paper.fillRect((at * 7919) % 2400, (at * 104729) % 1800, 12 + at % 40, 10 + at % 23);
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  })()`)) as string;
  const plain = Buffer.from(base64, 'base64');
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)]);
}

/** EXIF of two things: turn by a quarter, and a place. */
function exif(): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('MM\0*\0\0\0\x08', 'latin1');
  tiff.writeUInt16BE(2, 8);
  tiff.set([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0], 10);
  tiff.set([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38], 22);
  tiff.writeUInt16BE(1, 38);
  // GPSProcessingMethod, free text
  tiff.set([0, 0x1b, 0, 7, 0, 0, 0, PLACE.length, 0, 0, 0, 64], 40);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Width and height that a JPEG says of itself. */
function sizeOf(jpeg: Buffer): [number, number] {
  for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2))
    if (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

test('a photo taken without a network loses its place, goes on after a break in the middle, and arrives upright', async () => {
  const officer = await phones.officer([LUNAN]);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  const taken = await fromCamera(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '隐患' }).click();
  await page.getByLabel('道路').check({ force: true });
  await page.getByLabel('地点').fill('村口');
  const camera = page.getByLabel('拍照');
  await camera.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: taken });
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('1条已记在本机').waitFor();
  const lying = await atRest(page);
  assert.doesNotMatch(lying, /PLANTED|Exif|JFIF/);
  // the second part arrives, its answer does not; then there is no network for a while
  const ranges: string[] = [];
  await context.route('**/api/files/*', async (route) => {
    ranges.push(route.request().headers()['content-range'] ?? '');
    if (ranges.length !== 3) return route.continue();
    await route.fetch();
    await context.setOffline(true);
    await route.abort('connectionreset');
  });
  await context.setOffline(false);
  await page.getByText('1张照片已存在本机').waitFor();
  while (ranges.length < 3) await page.waitForTimeout(50);
  await page.waitForTimeout(500);
  await context.setOffline(false);
  await page.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
  const size = Number(ranges[0]?.split('/')[1]);
  const part = 65536;
  const parts = Array.from({ length: Math.ceil(size / part) }, (_, at) => at * part);
  assert.deepEqual(
    ranges.filter((range) => !range.includes('*')),
    parts.map((from) => `bytes ${from}-${Math.min(from + part, size) - 1}/${size}`),
    'what arrived is not sent again',
  );
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  const { entries } = (await station.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  const [file] = entries[0].files;
  const arrived = await shown(phones.server, station, file.sha256);
  assert.equal(arrived.status, 200);
  assert.doesNotMatch(arrived.bytes.toString('latin1'), /PLANTED|Exif/);
  const [width, height] = sizeOf(arrived.bytes);
  assert.ok(height <= 1600 && width * 4 === height * 3, `${width} × ${height}`);
  assert.ok(size <= 300 * 1024);
  assert.notEqual(digestOf(taken), file.sha256);
  assert.doesNotMatch(await atRest(page), new RegExp(file.sha256));
});

test('a photo that went from the phone is named as what hinders saving, and the note goes without it', async () => {
  const context = await phones.phone();
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await page.getByLabel('道路').check({ force: true });
  await page.getByLabel('地点').fill('东桥');
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByRole('img', { name: '照片1' }).waitFor();
  // as a browser short of room does
  await page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('village-beat');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('photos', 'readwrite');
      transaction.objectStore('photos').clear();
      transaction.oncomplete = () => resolve(opening.result.close());
    };
  })`);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('有一张照片已经不在本机了,请把它去掉').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '去掉 照片1' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已记').first().waitFor();
});

test('a note is not saved while its photo is being made small: it goes with it', async () => {
  const context = await phones.phone();
  await context.addInitScript(`
    const { toBlob } = HTMLCanvasElement.prototype;
    globalThis.small = new Promise((resolve) => (globalThis.goOn = resolve));
    HTMLCanvasElement.prototype.toBlob = function (...given) { small.then(() => toBlob.apply(this, given)); };`);
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await page.getByLabel('道路').check({ force: true });
  await page.getByLabel('地点').fill('西桥');
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByText('正在处理照片').waitFor();
  const save = page.getByRole('button', { name: '保存' });
  assert.ok(await save.isDisabled());
  await page.evaluate(`goOn()`);
  await save.click();
  await page.getByText('已记').first().waitFor();
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  await page.getByRole('link', { name: '发送', exact: true }).click();
  await page.getByText('都已送达').waitFor();
  const { entries } = (await bureau.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  const noted = (entries as { body: { place?: string }; files?: unknown[] }[]).find(
    ({ body }) => body.place === '西桥',
  );
  assert.equal(noted?.files?.length, 1);
});

test('a colleague of the village opens the photo in the journal and in the case, is told what to do without a network, and keeps none of it', async () => {
  const first = await phones.officer([LUNAN]);
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  const noting = await firstUse(await phones.phone(), first);
  await noting.getByText('本月还差').first().waitFor();
  await noteHazard(noting, '北塘');
  await noting.getByText('已记').first().waitFor();
  const bytes = await photoAt(station, '北塘');
  const context = await phones.phone();
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  await page.goto(`/phone/village/${LUNAN}/journal`);
  await unlock(page, '路南');
  const noted = page.getByRole('listitem').filter({ hasText: '北塘' });
  const asked = page.getByText('看照片(1张)');
  await context.setOffline(true);
  await noted.locator(asked).click();
  await page.getByText('隐患的照片1没有取到:现在没有网络。').waitFor();
  await accessible(page);
  await context.setOffline(false);
  await noted.getByRole('button', { name: '再取一次' }).click();
  const photo = page.getByRole('img', { name: '隐患的照片1' });
  await photo.waitFor();
  assert.ok(
    await page.evaluate(
      `(async (image) => (await image.decode(), image.naturalWidth))(document.querySelector('.looked img'))`,
    ),
  );
  await accessible(page);
  await noted.getByRole('link', { name: '看进展' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '北塘' }).waitFor();
  await asked.click();
  await photo.waitFor();
  await accessible(page);
  assert.equal((await rowsAtRest(page))['photos'], 0);
  const lying = await atRest(page);
  assert.ok(!lying.includes(bytes.subarray(400, 464).toString('latin1')), 'its bytes lie on the phone');
});

test('a photo waits for no village that does not come', async () => {
  const page = await firstUse(await phones.phone(), await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await page.route('**/api/journal?*', (route) => route.abort('connectionreset'));
  await noteHazard(page, '桥东');
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  assert.ok((await photoAt(station, '桥东')).length > 0);
  await page.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
});

/** The bytes of the photo noted at a place, once the server has them. */
async function photoAt(station: Caller, place: string): Promise<Buffer> {
  for (;;) {
    const { entries } = (await station.get(`/api/journal?village=${LUNAN}&after=0`)).body;
    const entry = entries.find((one: { body: { place?: string } }) => one.body.place === place);
    const photo = entry && (await shown(phones.server, station, entry.files[0].sha256));
    if (photo?.status === 200) return photo.bytes;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
