import type { z } from 'zod';
import { household } from '../visits/household.ts';
import { visit } from '../visits/visit.ts';
import { confirmation } from './confirmation.ts';
import { correction } from './correction.ts';
import type { KindDefinition } from './kind.ts';

/** Every kind of entry there is: a new kind is one line here and one domain file. */
export const kinds = {
  household,
  visit,
  confirmation,
  correction,
} as const;

export type Kind = keyof typeof kinds;
/** The body of a kind, as checked by its schema. */
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]['body']>;

const byName = new Map<string, KindDefinition>(Object.entries(kinds as unknown as Record<string, KindDefinition>));

/** The kind's definition, or undefined when there is no such kind. */
export const kindOf = (name: string): KindDefinition | undefined => byName.get(name);
