import { z } from 'zod';
import type { Instant } from '../calendar/utc8.ts';
import type { FileReference } from './entry.ts';
import { filesOf } from './fileReference.ts';
import { guardDetails, guardTexts } from './guardTexts.ts';
import { issuesOf, type Issue } from './issue.ts';
import { sentences, type Language } from '../language/sentences.ts';
import { entryId, NOTE_LENGTH, officerId, rule, time, typedText, type KindDefinition } from './kind.ts';
import { kindOf, type Kind } from './registry.ts';

/** An entry as a client sends it, checked and in the form that is hashed: times at +08:00, NFC, nothing empty. */
export interface Sent {
  id: string;
  village: string;
  kind: Kind;
  with?: string[];
  onBehalfOf?: string;
  occurredAt: Instant;
  recordedAt: Instant;
  onSite: boolean;
  about?: string;
  campaign?: string;
  body: Record<string, unknown>;
  note?: string;
  sealed?: unknown;
  files?: FileReference[];
}

/** The scheme's pilot began in December 2013; nothing is older. */
const EARLIEST: Instant = '2013-01-01T00:00:00.000+08:00';

/** Ids of journals: a village's, a county's own. */
const JOURNALS = { village: /^[0-9A-Z]{12}$/, county: /^[0-9A-Z]{6}$/, any: /^[0-9A-Z]{6}(?:[0-9A-Z]{6})?$/ };

/** The note of any kind that may carry one. */
const note = typedText(NOTE_LENGTH);

/**
 * The schema of a sent entry of one kind, strict: envelope, body, and note, sealed, files, about only where the kind has them.
 * One source for the server's check, the OpenAPI document and the forms.
 */
export function sentSchema(definition: KindDefinition) {
  return z
    .strictObject({
      id: entryId,
      village: z.string().regex(JOURNALS[definition.journal ?? 'village'], 'bad_journal_id'),
      kind: z.literal(definition.kind),
      with: z.array(officerId).max(4).optional(),
      onBehalfOf: officerId.optional(),
      occurredAt: time.refine((at) => at >= EARLIEST, {
        params: { zh: '发生时间早于2013年', en: 'It happened before 2013' },
      }),
      recordedAt: time,
      onSite: z.boolean(),
      ...(definition.about === undefined ? {} : { about: entryId }),
      campaign: z.uuid().toLowerCase().optional(),
      body: definition.body,
      ...(definition.note ? { note: note.optional() } : {}),
      ...(definition.sealed === undefined ? {} : { sealed: definition.sealed.optional() }),
      ...(definition.files === false ? {} : { files: filesOf(definition).optional() }),
    })
    .refine(
      (sent) => {
        const named = [...(sent.with ?? []), ...(sent.onBehalfOf === undefined ? [] : [sent.onBehalfOf])];
        return new Set(named).size === named.length;
      },
      rule('with', '同一位民警只写一次', 'Name each officer once'),
    );
}

const compiled = new Map<string, ReturnType<typeof sentSchema>>();

function schemaOf(kind: unknown): ReturnType<typeof sentSchema> | undefined {
  if (typeof kind !== 'string') return undefined;
  let schema = compiled.get(kind);
  const definition = schema === undefined ? kindOf(kind) : undefined;
  if (definition !== undefined) compiled.set(kind, (schema = sentSchema(definition)));
  return schema;
}

const NO_KIND = { zh: '没有这种记录', en: 'There is no such kind of entry' };

/** What is wrong with a sent entry: `guarded` when only the guard of red line R14 objects. */
export interface Faults {
  code: 'unknownKind' | 'invalid' | 'guarded';
  issues: Issue[];
}

/**
 * Checks one entry as sent by a client and brings it to the form that is stored and hashed. Answers every fault at once,
 * each with its JSON pointer within the entry; `author` is refused like any unknown key. What depends on other entries,
 * on postings or on the clock is for `judge`.
 */
export function readSent(
  raw: unknown,
  language: Language = 'en',
): { sent: Sent; faults?: never } | { faults: Faults; sent?: never } {
  const kind = (raw as { kind?: unknown } | null | undefined)?.kind;
  const schema = schemaOf(kind);
  if (schema === undefined) {
    const issue = { path: '/kind', code: 'unknownKind', message: NO_KIND[language] };
    return { faults: { code: 'unknownKind', issues: [issue] } };
  }
  const result = schema.safeParse(raw, { error: sentences(language) });
  const guarded = guardSent(result.success ? (result.data as unknown as Sent) : (raw as Partial<Sent>), language);
  const issues = result.success ? [] : issuesOf(result.error, language);
  const told = new Set(issues.map(({ path }) => path));
  for (const path of dropped(raw))
    if (!told.has(path)) issues.push({ path, code: 'unrecognized_keys', message: NO_KEY[language] });
  if (!result.success || issues.length > 0) return { faults: { code: 'invalid', issues: [...issues, ...guarded] } };
  if (guarded.length > 0) return { faults: { code: 'guarded', issues: guarded } };
  return { sent: tidy(result.data as unknown as Sent) };
}

const NO_KEY = { zh: '没有“__proto__”这一项', en: 'There is no key "__proto__"' };
/** Deeper than any body goes. */
const DEEPEST = 10;

/** Pointers of keys named `__proto__`: zod's records leave them out, and nothing entered may vanish unseen. */
function dropped(value: unknown, at = '', depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.keys(value).flatMap((key) => {
    const path = `${at}/${key}`;
    return key === '__proto__' ? [path] : dropped((value as Record<string, unknown>)[key], path, depth + 1);
  });
}

function guardSent({ kind, body, note: text, sealed }: Partial<Sent>, language: Language): Issue[] {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const issues = guardTexts(kind!, isObject ? body : {}, typeof text === 'string' ? text : undefined, language);
  return [...issues, ...guardDetails(sealed, language)];
}

/** Empty lists are left out: one spelling for one content. */
function tidy(sent: Sent): Sent {
  if (sent.with?.length === 0) delete sent.with;
  if (sent.files?.length === 0) delete sent.files;
  return sent;
}
