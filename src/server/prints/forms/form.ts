import { docxMarks, fillDocx } from './docxForm.ts';
import type { Fillings, FoundMark } from './fill.ts';
import { closeParts, FormFault, type FormFaultCode, type FormFormat, openParts } from './parts.ts';
import { fillXlsx, xlsxMarks } from './xlsxForm.ts';

/** What a form is and asks for, or why it cannot be taken. */
export type FormRead = { format: FormFormat; marks: FoundMark[] } | { fault: FormFaultCode };

export function readForm(bytes: Uint8Array): FormRead {
  try {
    const parts = openParts(bytes);
    return { format: parts.format, marks: parts.format === 'xlsx' ? xlsxMarks(parts) : docxMarks(parts) };
  } catch (error) {
    if (error instanceof FormFault) return { fault: error.code };
    throw error;
  }
}

/** The form with its marks filled; its look stays. */
export function fillForm(bytes: Uint8Array, fillings: Fillings): Uint8Array {
  const parts = openParts(bytes);
  if (parts.format === 'xlsx') fillXlsx(parts, fillings);
  else fillDocx(parts, fillings);
  return closeParts(parts);
}
