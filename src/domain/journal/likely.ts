import type { Day } from '../calendar/utc8.ts';
import { kindOf } from './registry.ts';

type Values = Readonly<Record<string, unknown>>;

/** What the form of a kind begins with. */
export const usualOf = (kind: string): Values => kindOf(kind)?.usual ?? {};

/** A form's values once one was changed, with what follows from that by itself; what is absent is not filled in. */
export function followed(kind: string, values: Values, before: Values, day: Day): Values {
  return kindOf(kind)?.follow?.(values, before, day) ?? values;
}
