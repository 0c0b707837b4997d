import { uuidv7 } from 'uuidv7';
import { detailsOf, type Field, fieldsFor } from '../../domain/journal/fields.ts';
import type { Issue } from '../../domain/journal/issue.ts';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { roundEnded } from '../../domain/patrols/dayCounted.ts';
import { filesFor } from '../photos/filesFor.ts';
import { type Begun, filledIn, isTouched, type Values } from './begun.ts';
import type { Faults } from './fields/asked.ts';

/** Values that someone may choose, for fields in which not every one may be. */
export type Only = Readonly<Record<string, string[]>>;

/** The fields to ask for, with what may be chosen in them. */
export function askedFor(kind: Kind, body: Values, only: Only = {}): Field[] {
  return fieldsFor(kind, body).map((field) => {
    const may = only[field.name];
    if (field.shape !== 'choice' || may === undefined) return field;
    return { ...field, values: field.values.filter(({ value }) => may.includes(value)) };
  });
}

/** The entry that a form comes to, noted at a moment. */
export function entryOf(kind: Kind, begun: Begun, fields: readonly Field[], at: string, about?: string): Sent {
  const { id = uuidv7(), village, onSite, onBehalfOf, details } = begun;
  return {
    ...{ id, village, kind, occurredAt: roundEnded(kind, begun.body, at) ?? begun.at ?? at },
    ...{ recordedAt: at, onSite },
    ...(about !== undefined && { about }),
    ...(begun.with.length > 0 && { with: [...begun.with] }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    body: filledIn(fields, begun.body),
    ...(kinds[kind].note && begun.note.trim() !== '' && { note: begun.note }),
    ...filesFor(kind, begun.photos ?? []),
    ...sealedOf(kind, details),
  };
}

/** What an entry, or a correction of one, says of the details of its kind; nothing where none was filled in. */
export function sealedOf(kind: Kind, details: Values): Pick<Sent, 'sealed'> {
  const fields = detailsOf(kind);
  return isTouched(fields, details) ? { sealed: filledIn(fields, details) } : {};
}

/** Which faults stand at a field, and which are said at the end. `tops`: pointers of what is asked. */
export function placed(issues: readonly Issue[], tops: readonly string[]): { faults: Faults; others: string[] } {
  const isShown = (path: string) => tops.some((top) => path === top || path.startsWith(`${top}/`));
  const faults = new Map<string, string>();
  for (const { path, message } of issues) if (isShown(path) && !faults.has(path)) faults.set(path, message);
  const others = issues.filter(({ path }) => !isShown(path)).map(({ message }) => message);
  return { faults, others: [...new Set(others)] };
}
