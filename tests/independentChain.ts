/**
 * The digest rules a second time, written from docs/digest.md alone: shares no code with src/domain/journal. Do not make it
 * call ours; that the two agree is the point.
 */
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

type Json = Record<string, unknown>;

const hex = (...parts: (Buffer | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** docs/digest.md, Typed strings. */
const typedFields: Record<string, string[]> = {
  household: ['group', 'label'],
  villageProfile: ['groups/*/group', 'marketDays'],
  plan: ['place'],
  information: ['place'],
  dispute: ['place'],
  hazard: ['place'],
  incident: ['place', 'what'],
  alert: ['title', 'text'],
  handout: ['place'],
  counselling: ['theme'],
  patrol: ['team'],
  requestStep: ['reply'],
  complaintStep: ['reply'],
  correction: ['reason', 'changes/note'],
};

/** JSON pointers of the typed strings that an entry has. */
export function typedPointers(kind: string, body: Json, aboutKind?: string): string[] {
  const patterns = [...(typedFields[kind] ?? [])];
  if (kind === 'correction') patterns.push(...(typedFields[aboutKind!] ?? []).map((field) => `changes/body/${field}`));
  return patterns.flatMap((pattern) => expand(body, pattern.split('/'), '/body'));
}

function expand(value: unknown, [step, ...rest]: string[], at: string): string[] {
  if (step === undefined) return typeof value === 'string' ? [at] : [];
  if (value === null || typeof value !== 'object') return [];
  const keys = step === '*' ? Object.keys(value) : [step];
  return keys.flatMap((key) => expand((value as Json)[key], rest, `${at}/${key}`));
}

export const textDigest = (saltHex: string, text: string): string => hex(Buffer.from(saltHex, 'hex'), text);

export const sealedDigest = (saltHex: string, details: unknown): string =>
  hex(Buffer.from(saltHex, 'hex'), canonicalize(details)!);

/** The digest of a pulled or exported entry after `previous`. */
export function digestAfter(previous: string, pulled: object): string {
  const { note: _note, digest: _digest, ...object } = structuredClone(pulled) as Json;
  for (const pointer of Object.keys(object['textDigests'] as Json)) {
    if (pointer === '/note') continue;
    const steps = pointer.slice(1).split('/');
    const last = steps.pop()!;
    Reflect.deleteProperty(
      steps.reduce((within, step) => within[step] as Json, object as Json),
      last,
    );
  }
  return hex(previous, canonicalize(object)!);
}

/** A time in the one form, by arithmetic of its own. */
export function keptTime(sent: string): string {
  const shifted = new Date(Date.parse(sent) + 8 * 60 * 60 * 1000);
  return `${shifted.toISOString().replace('Z', '')}+08:00`;
}

export const keptText = (sent: string): string => sent.normalize('NFC').trim();
