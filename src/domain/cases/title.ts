import type { Entry } from '../journal/entry.ts';
import { kindOf, type Kind } from '../journal/registry.ts';

/** The field of an opening's body that says of which sort it is, and the typed text that tells it from its neighbours. */
const named: Partial<Record<Kind, { sort: string; text?: string }>> = {
  dispute: { sort: 'type', text: 'place' },
  hazard: { sort: 'type', text: 'place' },
  incident: { sort: 'class', text: 'place' },
  information: { sort: 'category', text: 'place' },
  request: { sort: 'type' },
  complaint: { sort: 'subject' },
  alert: { sort: 'level', text: 'title' },
};

/**
 * One line that names a case: kind, sort, and place (an alert: its title) while that text is there; `矛盾纠纷 · 邻里纠纷 · 邹庄`.
 * An erased text is left out. Not for the public: it may name a broken camera's place (R18).
 */
export function titleOf(opening: Pick<Entry, 'kind' | 'body'>, language: 'zh' | 'en'): string {
  const kind = kindOf(opening.kind);
  const { sort, text } = named[opening.kind] ?? { sort: '' };
  const body = opening.body as Record<string, unknown>;
  const words = [
    kind?.label[language],
    kind?.words[sort]?.[String(body[sort])]?.[language],
    text === undefined ? undefined : body[text],
  ];
  return words.filter((word) => typeof word === 'string' && word !== '').join(' · ');
}
