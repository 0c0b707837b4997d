import { z } from 'zod';
import { guardTexts } from './guardTexts.ts';
import { issuesOf, type Issue } from './issue.ts';
import { sentences, type Language } from '../language/sentences.ts';
import type { KindDefinition } from './kind.ts';
import { kindOf } from './registry.ts';
import type { Sent } from './sent.ts';

interface Changes {
  body?: Record<string, unknown>;
  note?: string | null;
}

const partials = new Map<string, z.ZodObject>();

/** Every field of a kind's body, none required; `null` takes an optional one away. */
function partialOf(definition: KindDefinition): z.ZodObject {
  let partial = partials.get(definition.kind);
  if (partial === undefined) {
    const fields = Object.entries(definition.body.shape).map(([field, schema]) => [
      field,
      allowNull(schema as z.ZodType),
    ]);
    partials.set(definition.kind, (partial = z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>)));
  }
  return partial;
}

const allowNull = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? schema.nullable() : schema.optional();

const NO_NOTE = { zh: '这种记录没有备注', en: 'This kind of entry has no note' };
const NO_DETAILS = { zh: '这种记录没有保密信息', en: 'This kind of entry has no sealed details' };

/**
 * Judges what a correction changes by the kind it corrects and brings it to the form that is hashed; `target` as recorded,
 * its texts in place. A changed body must satisfy the kind's rules together with what stays; what has been erased is not
 * asked for again.
 */
export function readChanges(
  sent: Sent,
  target: { kind: string; body: Readonly<Record<string, unknown>> },
  language: Language = 'en',
): { sent: Sent; issues?: never } | { issues: Issue[]; sent?: never } {
  const definition = kindOf(target.kind)!;
  const changes = sent.body['changes'] as Changes | undefined;
  const issues: Issue[] = [];
  const body = changes?.body && checkedBody(definition, changes.body, target.body, issues, language);
  if (typeof changes?.note === 'string' && !definition.note) {
    issues.push({ path: '/body/changes/note', code: 'unrecognized_keys', message: NO_NOTE[language] });
  }
  const sealed = sent.sealed === undefined ? undefined : checkedDetails(definition, sent, issues, language);
  if (issues.length > 0) return { issues };
  const read: Sent = { ...sent };
  if (body !== undefined) read.body = { ...sent.body, changes: { ...changes, body } };
  if (sealed !== undefined) read.sealed = sealed;
  return { sent: read };
}

/** A correction in the form that is hashed, without judging it: what a retry is compared in. */
export function inHashedForm(sent: Sent, targetKind: string): Sent {
  const definition = kindOf(targetKind);
  if (definition === undefined) return sent;
  const changes = sent.body['changes'] as Changes | undefined;
  const body = partialOf(definition).safeParse(changes?.body);
  const sealed = definition.sealed?.safeParse(sent.sealed);
  return {
    ...sent,
    body: body.success ? { ...sent.body, changes: { ...changes, body: body.data } } : sent.body,
    sealed: sealed?.success ? sealed.data : sent.sealed,
  };
}

function checkedBody(
  definition: KindDefinition,
  body: Record<string, unknown>,
  before: Readonly<Record<string, unknown>>,
  issues: Issue[],
  language: Language,
): Record<string, unknown> | undefined {
  const error = sentences(language);
  const partial = partialOf(definition).safeParse(body, { error });
  if (!partial.success) {
    issues.push(...issuesOf(partial.error, language, '/body/changes/body'));
    issues.push(...guardTexts(definition.kind, body, undefined, language, '/body/changes/body'));
    return undefined;
  }
  const whole: Record<string, unknown> = { ...before, ...partial.data };
  for (const field of Object.keys(whole)) if (whole[field] === null) delete whole[field];
  const result = definition.body.safeParse(whole, { error });
  if (!result.success) {
    const about = result.error.issues.filter((issue) => issue.code === 'custom' || String(issue.path[0]) in body);
    issues.push(...issuesOf({ ...result.error, issues: about }, language, '/body/changes/body'));
  }
  issues.push(...guardTexts(definition.kind, partial.data, undefined, language, '/body/changes/body'));
  return partial.data;
}

function checkedDetails(definition: KindDefinition, sent: Sent, issues: Issue[], language: Language): unknown {
  if (definition.sealed === undefined || sent.body['action'] !== 'amend') {
    issues.push({ path: '/sealed', code: 'unrecognized_keys', message: NO_DETAILS[language] });
    return undefined;
  }
  const result = definition.sealed.safeParse(sent.sealed, { error: sentences(language) });
  if (!result.success) issues.push(...issuesOf(result.error, language, '/sealed'));
  return result.data;
}
