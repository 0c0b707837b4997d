import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

interface Focused {
  textContent: string;
  nextElementSibling: unknown;
  closest: (selector: string) => unknown;
  getAttribute: (name: string) => string | null;
}

/** What has the focus, as it is called; empty when nothing has. Whatever has it must show that. */
export async function focused(page: Page): Promise<string> {
  const { name, shown } = await page.evaluate(() => {
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { activeElement: Focused | null; body: unknown };
      getComputedStyle: (of: unknown) => { outlineStyle: string; boxShadow: string };
    };
    const one = document.activeElement;
    if (one === null || one === document.body) return { name: '', shown: true };
    // a choice shows it on its frame, a box to tick on what is drawn in its place
    const drawn = [one, one.nextElementSibling, one.closest('.ant-select, .ant-input-affix-wrapper, label')].filter(
      (part) => part !== null,
    );
    const called = one.getAttribute('aria-label') ?? one.getAttribute('placeholder') ?? one.textContent;
    return {
      name: called.trim(),
      shown: drawn.map(getComputedStyle).some((as) => as.outlineStyle !== 'none' || as.boxShadow !== 'none'),
    };
  });
  assert.ok(shown, `the focus on ${name} is not to be seen`);
  return name;
}

/** Tab, until it has the focus. */
export async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press(key);
    if ((await focused(page)).startsWith(name)) return;
  }
  assert.fail(`the Tab key never reaches ${name}`);
}

/** Waits until something has it. */
export const withFocus = (page: Page, selector: string): Promise<void> => page.locator(`${selector}:focus`).waitFor();
