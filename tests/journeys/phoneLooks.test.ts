import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LUNAN } from '../support/server.ts';
import { accessible } from './support/desk.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { PIN } from './support/signingIn.ts';
import { faultsOf, fillVillage, goTo, screensWith } from './support/screens.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const looks = {
  'in the dark': { theme: 'dark' },
  'in the sun, in large type': { theme: 'sun', large: true },
  'by the left hand, in English': { hand: 'left', language: 'en' },
};

test('every screen can be read and pressed in every light, size, hand and language', async () => {
  const owner = await phones.officer([LUNAN]);
  const dispute = await fillVillage(phones, owner);
  const page = await firstUse(await phones.phone({ reducedMotion: 'reduce' }), owner);
  await page.locator('.figures li').first().waitFor();
  for (const [look, choices] of Object.entries(looks)) {
    await page.evaluate(`localStorage.setItem('phone.choices', '${JSON.stringify({ language: 'zh', ...choices })}')`);
    await page.goto('/phone/');
    await page.locator('input[type=password]').fill(PIN);
    await page.locator('button.primary').tap();
    await page.locator('.figures li').first().waitFor();
    for (const screen of screensWith(dispute)) {
      await goTo(page, screen);
      assert.deepEqual(await faultsOf(page), [], `${screen.name}, ${look}`);
      await accessible(page);
    }
  }
});
