import type { EntryOf } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import type { Language } from '../../ui/words.ts';

/** What became of an information, in a word. */
export const outcomeOf = ({ body }: EntryOf<'informationOutcome'>, language: Language): string =>
  kinds.informationOutcome.words['outcome']?.[body.outcome]?.[language] ?? '';
