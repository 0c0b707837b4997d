import type { Sheet } from '../../domain/imports/sheet.ts';
import { Problem } from '../platform/http/problem.ts';
import { readSheets, UnreadableSheet } from '../platform/sheets.ts';

/** The sheets of a file that was sent in base64; one that cannot be opened is refused at `path` of the request. */
export async function readUpload(content: string, name: string, path: string): Promise<Sheet[]> {
  try {
    return await readSheets(Buffer.from(content, 'base64'), name);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    throw new Problem('invalid', [{ path, code: 'unreadable', message: error.said }]);
  }
}
