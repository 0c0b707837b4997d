import type { Instant } from '../calendar/utc8.ts';
import { canonical, utf8 } from './canonical.ts';
import { inHashedForm } from './changes.ts';
import type { FileReference } from './entry.ts';
import type { Sent } from './sent.ts';
import { splitTexts, withoutPointers } from './texts.ts';

/** Hex SHA-256 of bytes, or of the UTF-8 of a text. Passed in: the domain has no cryptography of its own. */
export type Sha256 = (data: Uint8Array | string) => string;

/** What comes before entry number 1. */
export const START = '0'.repeat(64);

/** What an entry says, its typed strings and details replaced by their digests (docs/digest.md). */
export interface Content {
  id: string;
  village: string;
  kind: string;
  author: string;
  with?: string[] | undefined;
  onBehalfOf?: string | undefined;
  occurredAt: Instant;
  recordedAt: Instant;
  onSite: boolean;
  about?: string | undefined;
  campaign?: string | undefined;
  /** Without the typed strings. */
  body: Record<string, unknown>;
  /** JSON pointer → hex SHA-256(salt ‖ UTF-8 text). */
  textDigests: Record<string, string>;
  sealedDigest?: string | undefined;
  files?: FileReference[] | undefined;
}

/** An entry as the chain knows it: the hashed object. */
export interface Chained extends Content {
  number: number;
  receivedAt: Instant;
}

/** The hashed object and nothing else, its keys in canonical order; absent optional fields omitted. */
export function hashed(entry: Chained): Record<string, unknown> {
  return {
    about: entry.about ?? undefined,
    author: entry.author,
    body: entry.body,
    campaign: entry.campaign ?? undefined,
    files: filled(entry.files),
    id: entry.id,
    kind: entry.kind,
    number: entry.number,
    occurredAt: entry.occurredAt,
    onBehalfOf: entry.onBehalfOf ?? undefined,
    onSite: entry.onSite,
    receivedAt: entry.receivedAt,
    recordedAt: entry.recordedAt,
    sealedDigest: entry.sealedDigest ?? undefined,
    textDigests: entry.textDigests,
    village: entry.village,
    with: filled(entry.with),
  };
}

const filled = <T>(list: T[] | null | undefined): T[] | undefined => (list?.length ? list : undefined);

/** Hex digest of an entry: SHA-256 over the digest before it followed by its canonical JSON. */
function digestOf(previous: string, canonicalJson: string, sha256: Sha256): string {
  return sha256(previous + canonicalJson);
}

/** The digest of a chained entry after `previous` (`START` before number 1). */
export const chain = (previous: string, entry: Chained, sha256: Sha256): string =>
  digestOf(previous, canonical(hashed(entry)), sha256);

/** Hex SHA-256(salt ‖ UTF-8 text); the salt is 16 random bytes kept beside the text and erased with it. */
export const textDigest = (salt: Uint8Array, text: string, sha256: Sha256): string => sha256(joined(salt, utf8(text)));

/** Hex SHA-256(salt ‖ canonical JSON of the details). */
const sealedDigest = (salt: Uint8Array, details: unknown, sha256: Sha256): string =>
  sha256(joined(salt, utf8(canonical(details))));

function joined(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (salt.length !== 16) throw new RangeError('a salt has 16 bytes');
  const both = new Uint8Array(16 + bytes.length);
  both.set(salt);
  both.set(bytes, 16);
  return both;
}

/** Typed strings with their salts, by pointer: the rows of `entry_text`. */
export type SaltedTexts = Map<string, { salt: Uint8Array; text: string }>;

/** What is stored of a sent entry: its content for the chain, its texts apart, the salt of its sealed details. */
export interface Prepared {
  content: Content;
  texts: SaltedTexts;
  sealedSalt?: Uint8Array;
}

/**
 * Makes the content of a checked entry (`readSent`). `salt` gives 16 fresh random bytes each time; `aboutKind` is the kind
 * of the entry a correction corrects.
 */
export function prepare(
  sent: Sent,
  author: string,
  salt: () => Uint8Array,
  sha256: Sha256,
  aboutKind?: string,
): Prepared {
  const { body, texts } = split(sent, aboutKind);
  const textDigests: Record<string, string> = {};
  const salted: SaltedTexts = new Map();
  for (const [pointer, text] of texts) {
    const own = salt();
    salted.set(pointer, { salt: own, text });
    textDigests[pointer] = textDigest(own, text, sha256);
  }
  const content = contentOf(sent, author, body, textDigests);
  if (sent.sealed === undefined) return { content, texts: salted };
  const sealedSalt = salt();
  content.sealedDigest = sealedDigest(sealedSalt, sent.sealed, sha256);
  return { content, texts: salted, sealedSalt };
}

function split(sent: Sent, aboutKind: string | undefined): ReturnType<typeof splitTexts> {
  // otherwise typed strings would stay in the chain for ever
  if (sent.kind === 'correction' && aboutKind === undefined) throw new TypeError('what does it correct?');
  return splitTexts(sent.kind, sent.body, sent.note, aboutKind);
}

function contentOf(sent: Sent, author: string, body: Content['body'], textDigests: Content['textDigests']): Content {
  return {
    id: sent.id,
    village: sent.village,
    kind: sent.kind,
    author,
    with: sent.with,
    onBehalfOf: sent.onBehalfOf,
    occurredAt: sent.occurredAt,
    recordedAt: sent.recordedAt,
    onSite: sent.onSite,
    about: sent.about,
    campaign: sent.campaign,
    body,
    textDigests,
    files: sent.files,
  };
}

/** What is needed of a stored entry to recognise a retry: salts of texts and details still there, none for erased ones. */
export interface Stored {
  content: Content;
  salts: ReadonlyMap<string, Uint8Array>;
  sealedSalt?: Uint8Array | undefined;
}

/**
 * Whether a sent entry says what is stored under its id: equality of the hashed fields without number and receivedAt.
 * Texts and details are compared by digest under the stored salts; an erased part counts as equal.
 */
export function sameContent(stored: Stored, again: Sent, author: string, sha256: Sha256, aboutKind?: string): boolean {
  const { content, salts, sealedSalt } = stored;
  const sent = again.kind === 'correction' && aboutKind !== undefined ? inHashedForm(again, aboutKind) : again;
  const { body, texts } = split(sent, aboutKind);
  const digests: Record<string, string> = {};
  for (const [pointer, text] of texts) {
    const salt = salts.get(pointer);
    digests[pointer] = salt === undefined ? (content.textDigests[pointer] ?? '') : textDigest(salt, text, sha256);
  }
  const said = contentOf(sent, author, body, digests);
  if (sent.sealed !== undefined) {
    said.sealedDigest =
      sealedSalt === undefined ? (content.sealedDigest ?? '') : sealedDigest(sealedSalt, sent.sealed, sha256);
  }
  return contentText(said) === contentText(content);
}

/**
 * Whether an entry that arrives under a known id is the one stored there, noted once by an officer and once for them (代录): the
 * desk enters an urgent report from the officer's text message, the phone sends it when it has a network again. One entry,
 * whichever comes first, and whoever else enters the same message. Of incidents alone: nothing else leaves the phone in two ways.
 */
export function sameNotedFor(stored: Stored, again: Sent, author: string, sha256: Sha256): boolean {
  const { content } = stored;
  if (again.kind !== 'incident' || content.kind !== 'incident') return false;
  if (again.onBehalfOf === undefined && content.onBehalfOf === author)
    return sameContent(stored, { ...again, onBehalfOf: author }, content.author, sha256);
  if (again.onBehalfOf !== undefined && again.onBehalfOf === content.onBehalfOf)
    return sameContent(stored, again, content.author, sha256);
  if (again.onBehalfOf !== content.author || content.onBehalfOf !== undefined) return false;
  const { onBehalfOf, ...own } = again;
  return sameContent(stored, own, onBehalfOf, sha256);
}

const contentText = (content: Content): string => canonical(hashed({ ...content, number: 0, receivedAt: '' }));

/** An entry as a pull or an export gives it: texts in place, digests beside them; or one withheld from this reader. */
export type Pulled =
  (Chained & { note?: string | undefined; digest: string }) | { number: number; digest: string; withheld: true };

/**
 * The number of the first entry that does not follow from the one before, or null. `after` is the head the entries follow.
 * A withheld entry is taken at its digest: the next one proves it.
 */
export function firstBreak(
  after: { number: number; digest: string },
  entries: Iterable<Pulled>,
  sha256: Sha256,
): number | null {
  let { number, digest } = after;
  for (const entry of entries) {
    if (entry.number !== ++number) return number;
    if (!('withheld' in entry)) {
      const body = withoutPointers(entry.body, Object.keys(entry.textDigests));
      if (chain(digest, { ...entry, body }, sha256) !== entry.digest) return number;
    }
    digest = entry.digest;
  }
  return null;
}
