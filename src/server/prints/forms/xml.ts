const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text as it stands between tags, read. */
export const unescaped = (xml: string): string =>
  xml.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The value of an attribute, read. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

/** Attributes with one set, where it stood or at the end. */
export function withAttribute(attributes: string, name: string, value: string): string {
  const pair = `${name}="${escaped(value)}"`;
  const at = new RegExp(`(^|\\s)${name}="[^"]*"`);
  return at.test(attributes) ? attributes.replace(at, `$1${pair}`) : `${attributes} ${pair}`;
}

/** A stretch of a document to be put in place of another. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** All edits made; they do not overlap. What lies between them stays as it was. */
export function edited(xml: string, edits: Edit[]): string {
  let made = '';
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    made += xml.slice(at, start) + text;
    at = end;
  }
  return made + xml.slice(at);
}
