import type { Printed } from '../../domain/reports/printed.ts';
import type { Fillings } from './forms/fill.ts';
import { fillForm, type FormRead, readForm } from './forms/form.ts';
import { reportDocx } from './docx.ts';
import { type Template, Typesetter } from './typeset.ts';
import { reportXlsx } from './xlsx.ts';

/** What the press is asked to make; plain data, so that it can go to another thread. */
export type Order =
  | { make: 'pdf'; template: Template; content: object }
  | { make: 'docx' | 'xlsx'; content: Printed }
  | { make: 'formRead'; form: Uint8Array }
  | { make: 'formFilled'; form: Uint8Array; fillings: Fillings };

let typesetter: Typesetter | undefined;

/** Makes a file; takes as long as it takes and is called on the press's thread. */
export function make(order: Order): Promise<Uint8Array> | Uint8Array | FormRead {
  switch (order.make) {
    case 'pdf':
      typesetter ??= new Typesetter();
      return typesetter.pdf(order.template, order.content);
    case 'docx':
      return reportDocx(order.content);
    case 'xlsx':
      return reportXlsx(order.content);
    case 'formRead':
      return readForm(order.form);
    case 'formFilled':
      return fillForm(order.form, order.fillings);
  }
}
