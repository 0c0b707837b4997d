/**
 * What makes two household entries of a village one household: the same group and label, however they were typed (full or
 * half width, spaces, capitals). An entry whose texts were erased is only ever itself.
 */
export function doorKey(id: string, body: { group?: string; label?: string }): string {
  if (body.label === undefined) return id;
  // no blank is left in either part, so that a slash typed in one does not make two doors one
  return `${plain(body.group ?? '')} ${plain(body.label)}`;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
