/** How many columns of a terminal a text takes: Chinese, Japanese and Korean signs and full-width forms take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += WIDE.test(sign) ? 2 : ZERO.test(sign) ? 0 : 1;
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const ZERO = /\p{Mn}|\u200b/u;

const GAP = '  ';

/** Columns below their headings, aligned whatever the script; a heading may have several lines. */
export function table(head: string[], rows: string[][]): string {
  const headings = head.map((heading) => heading.split('\n'));
  const lines = Math.max(...headings.map((parts) => parts.length));
  const top = Array.from({ length: lines }, (_, line) => headings.map((parts) => parts[line] ?? ''));
  const widths = head.map((_, column) => Math.max(...[...top, ...rows].map((row) => widthOf(row[column] ?? ''))));
  const drawn = (row: string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [...top.map(drawn), rule, ...rows.map(drawn)].join('\n');
}

/** Breaks a heading: Chinese after every `columns`, English between words. */
export function broken(text: string, columns: number): string {
  const parts = /\s/.test(text) ? text.split(' ') : [...text];
  const between = /\s/.test(text) ? ' ' : '';
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + between + part) <= columns)
      lines[lines.length - 1] = last + between + part;
    else lines.push(part);
  }
  return lines.join('\n');
}
