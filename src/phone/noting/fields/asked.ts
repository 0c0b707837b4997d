import type { Field } from '../../../domain/journal/fields.ts';
import type { Values } from '../begun.ts';

/** What is wrong, in words, by JSON pointer. */
export type Faults = ReadonlyMap<string, string>;

export interface FieldsProps {
  fields: readonly Field[];
  values: Values;
  change: (values: Values) => void;
  /** Pointer of the values within the entry. */
  at: string;
  faults: Faults;
}

/** One field's way to be asked. */
export interface AskProps<F extends Field = Field> {
  field: F;
  value: unknown;
  change: (value: unknown) => void;
  at: string;
  faults: Faults;
}
