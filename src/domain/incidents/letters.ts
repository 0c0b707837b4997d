const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes in letters that survive a text message (base64url). */
export function lettersOf(bytes: readonly number[]): string {
  let letters = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(index, index + 3);
    const value = first * 65536 + second * 256 + third;
    const some = [18, 12, 6, 0].map((shift) => LETTERS.charAt((value >> shift) & 63));
    letters += some.slice(0, bytes.length - index + 1).join('');
  }
  return letters;
}

/** The inverse of `lettersOf`. */
export function bytesOf(letters: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < letters.length; index += 4) {
    const some = letters.slice(index, index + 4);
    let value = 0;
    for (let at = 0; at < 4; at += 1) value = value * 64 + Math.max(0, LETTERS.indexOf(some.charAt(at) || 'A'));
    bytes.push(...[(value >> 16) & 255, (value >> 8) & 255, value & 255].slice(0, some.length - 1));
  }
  return bytes;
}

/** FNV-1a over UTF-16 code units: shows that something was changed by accident, never by whom. */
export function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
