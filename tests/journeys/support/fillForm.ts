import type { Page } from 'playwright-core';
import { fieldsFor } from '../../../src/domain/journal/fields.ts';
import { daysAgo } from './desk.ts';

/** Fills in what a kind's form on the phone must have, with the values someone may choose. */
export async function fillForm(page: Page, kind: string, only: Record<string, string[]>): Promise<void> {
  let body: Record<string, unknown> = {};
  const asked = () => fieldsFor(kind, body).filter(({ name, required }) => required && !(name in body));
  for (let [field] = asked(); field; [field] = asked()) {
    const { label, name } = field;
    const [group, input] = [page.getByRole('group', { name: label.zh }), page.getByLabel(label.zh, { exact: true })];
    if (field.shape === 'choice') {
      const value = field.values.find(({ value }) => only[name]?.includes(value) ?? true)!;
      if (name !== 'harm') await group.getByRole('radio', { name: value.label.zh, exact: true }).tap();
      body = { ...body, [name]: value.value };
      continue;
    }
    if (field.shape === 'choices' && (await group.getByRole('checkbox', { checked: true }).count()) === 0)
      await group.getByRole('checkbox').first().tap();
    // doors that nobody has put down yet: what is said instead
    if (field.shape === 'entries') await page.getByRole('textbox', { name: '不在家户数' }).fill('2');
    if (field.shape === 'yesNo') await group.getByRole('radio').last().tap();
    if (field.shape === 'text') await input.fill('磨坊');
    if (field.shape === 'number') await input.fill('3');
    // ahead wherever in the month the phone's clock stands
    if (field.shape === 'day' || field.shape === 'dayOrTime') await input.fill(daysAgo(-31));
    if (field.shape === 'time') await input.fill(`${daysAgo(1)}T20:${name === 'startedAt' ? '00' : '30'}`);
    if (field.shape === 'provinceOrCity') await input.selectOption({ index: 3 });
    body = { ...body, [name]: null };
  }
}
