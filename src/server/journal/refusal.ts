import type { Language } from '../../domain/language/sentences.ts';
import type { Outcome } from './arrival.ts';

/** Refusals that only the server can know of; the others are the domain's (`judge`). */
const sentences = {
  idInUse: { zh: '这个编号已用于另一条记录', en: 'This id is in use for another entry' },
  expired: {
    zh: '派出所一直没有确认,已超过保存期限,没有收下。还需要的,改好再送',
    en: 'The station never decided on it and its time is over: it was not taken. If it still matters, mend it and send it again',
  },
  unstorable: { zh: '这条记录无法保存', en: 'This entry cannot be stored' },
  unknownVillage: { zh: '没有这个村', en: 'There is no such village' },
} as const;

/** An entry refused, with the sentence for it. */
export function refusal(id: string, code: keyof typeof sentences, path: string, language: Language): Outcome {
  return { id, status: 'refused', code, issues: [{ path, code, message: sentences[code][language] }] };
}
