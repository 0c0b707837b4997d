import type { Label } from './kind.ts';
import { kindOf } from './registry.ts';

/**
 * An entry in a list: its kind and the words chosen in it, and how many households; nothing that anybody typed, so it may be
 * shown wherever the entry's existence may.
 */
export function told(kind: string, body: unknown): Label {
  const definition = kindOf(kind);
  if (definition === undefined) return { zh: kind, en: kind };
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  const chosen = fields.flatMap(([field, value]) => {
    const words = definition.words[field];
    const values = Array.isArray(value) ? value : [value];
    return words === undefined ? [] : values.flatMap((one) => words[String(one)] ?? []);
  });
  const households = (body as { households?: unknown[] } | null)?.households?.length ?? 0;
  const doors = { zh: `${households}户`, en: households === 1 ? '1 household' : `${households} households` };
  const parts = [definition.label, ...chosen, ...(households > 0 ? [doors] : [])];
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}
