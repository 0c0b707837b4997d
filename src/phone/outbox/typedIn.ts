import type { Sent } from '../../domain/journal/sent.ts';
import { splitTexts } from '../../domain/journal/texts.ts';

/** What somebody typed in an entry, to be read again and copied. What a correction changes is not among it. */
export function typedIn({ kind, body, note }: Sent): string {
  if (kind === 'correction') return note ?? '';
  return [...splitTexts(kind, body, note).texts].map(([, text]) => text).join('\n');
}
