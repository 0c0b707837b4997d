import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { PhotoFault } from '../../src/server/files/photoFault.ts';
import { stripped, typeOf } from '../../src/server/files/strip.ts';
import { openBrowser } from '../journeys/support/browser.ts';
import { type Hiding, hidingsIn, photo, photoNames } from '../support/photos.ts';

// R5: photos lose everything but the picture on the server, whatever sent them. A place, a name, a time is planted in every place
// of a photo that can hold one.
const GPS = Buffer.from('GPSLatitude 33 50 12 N 民警张三 2014:10:20');

/** Something to hide that does not stand in the photo by chance. */
const hidden = fc
  .tuple(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }))
  .map(([front, back]) => Buffer.concat([front, GPS, back]));

const holds = (bytes: Buffer, planted: Buffer): boolean =>
  bytes.includes(GPS) || bytes.includes(planted) || bytes.includes('GPS') || bytes.includes('Exif');

for (const name of photoNames) {
  describe(`R5: ${name}`, () => {
    const hidings = hidingsIn(name);

    test('keeps nothing of what was planted in any place, nor in several', async () => {
      const clean = (await stripped(photo(name))).bytes;
      const places = fc.shuffledSubarray(hidings, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(places, hidden, async (chosen: Hiding[], planted) => {
          // what goes behind the end goes there last, or it is no end
          const ordered = chosen.toSorted((a, b) => Number(isEnd(a)) - Number(isEnd(b)));
          const spoilt = ordered.reduce((bytes, { plant }) => plant(bytes, planted), photo(name));
          assert.ok(spoilt.includes(GPS), 'nothing was planted');
          const { bytes } = await stripped(spoilt);
          assert.ok(!holds(bytes, planted), ordered.map(({ what }) => what).join(', '));
          assert.ok(bytes.equals(clean), 'and is the same picture');
        }),
        { numRuns: 120 },
      );
    });

    test('is stripped to itself once it is stripped', async () => {
      const once = await stripped(photo(name));
      assert.deepEqual(await stripped(once.bytes), once);
      assert.equal(typeOf(once.bytes), once.type);
    });

    test('cut short or with a byte changed is refused or stripped, never a fault of ours', async () => {
      const change = fc.tuple(fc.nat(photo(name).length - 1), fc.nat(255), fc.boolean());
      await fc.assert(
        fc.asyncProperty(change, async ([place, value, cut]) => {
          const bytes = Buffer.from(photo(name)).subarray(0, cut ? place : undefined);
          if (!cut) bytes[place] = value;
          await stripped(bytes).catch((error: unknown) => assert.ok(error instanceof PhotoFault, String(error)));
        }),
        { numRuns: 300 },
      );
    });
  });
}

const isEnd = ({ what }: Hiding): boolean => what === 'after the end';

describe('R5: a stripped photo', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  after(() => browser.close());

  /** Width, height and the pixels, as the browser draws it. */
  const drawn = (bytes: Buffer, type: string): Promise<[number, number, string]> =>
    page.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: '${type}' }), { colorSpaceConversion: 'none' });
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return [image.width, image.height, context.getImageData(0, 0, image.width, image.height).data.join(' ')];
    })()`);

  for (const name of photoNames) {
    test(`of ${name} is drawn by a browser exactly as before`, async () => {
      const { type, bytes } = await stripped(photo(name));
      const [width, height, pixels] = await drawn(bytes, type);
      assert.deepEqual([width, height], [24, 16]);
      assert.deepEqual([width, height, pixels], await drawn(photo(name), type));
    });
  }
});

test('R5, R6: films, documents, vector pictures and anything else are refused, whatever they call themselves', async () => {
  const others = {
    pdf: '%PDF-1.7\n',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    gif: 'GIF89a\x01\0\x01\0',
    mp4: '\0\0\0\x18ftypmp42',
    heic: '\0\0\0\x18ftypheic',
    wav: 'RIFF\x24\0\0\0WAVEfmt ',
    nothing: '',
    html: '<!doctype html><script>alert(1)</script>',
  };
  for (const [what, head] of Object.entries(others)) {
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(what === 'nothing' ? 0 : 50)]);
    await assert.rejects(stripped(bytes), (error: PhotoFault) => error.code === 'wrong_type', what);
  }
});

test('a photo of nothing but empty pieces is refused', async () => {
  const chunk = Buffer.from('000000007445587400000000', 'hex');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8)), 8);
  const fill = Buffer.alloc(20 * 1024 * 1024 - 8, chunk);
  await assert.rejects(stripped(Buffer.concat([photo('colours.png').subarray(0, 8), fill])), PhotoFault);
  const segments = Buffer.alloc(20 * 1024 * 1024 - 2, Buffer.from('ffdd00040000', 'hex'));
  await assert.rejects(stripped(Buffer.concat([Buffer.of(0xff, 0xd8), segments])), PhotoFault);
});

test('R6: a moving picture is refused', async () => {
  const moving = Buffer.from(photo('alpha.webp'));
  moving[20]! |= 0x02;
  await assert.rejects(stripped(moving), (error: PhotoFault) => error.code === 'animated');
});
