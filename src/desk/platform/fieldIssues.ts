import type { FormInstance } from 'antd';
import { Refusal } from '../../ui/refusal.ts';

/** Puts what was refused beside the fields it is about; answers whether all of it found its field. */
export function tellFields<Given extends object>(
  form: FormInstance<Given>,
  error: unknown,
  /** Names of the form's fields that the request calls otherwise. */
  fields: Partial<Record<string, keyof Given & string>> = {},
): boolean {
  const known = Object.keys(form.getFieldsValue(true) as object);
  const byField = new Map<string, string[]>();
  let all = Refusal.of(error).issues.length > 0;
  for (const { path, message } of Refusal.of(error).issues) {
    const last = path.split('/')[2] ?? '';
    const name = fields[last] ?? last;
    if (known.includes(name)) byField.set(name, [...(byField.get(name) ?? []), message]);
    else all = false;
  }
  form.setFields([...byField].map(([name, errors]) => ({ name: name as never, errors })));
  return all;
}
