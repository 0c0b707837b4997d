import { commonPasswords } from './commonPasswords.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** Why a password is refused. */
export type PasswordFault = 'tooShort' | 'tooLong' | 'common' | 'repeated' | 'sequence' | 'aboutYou';

/** Rows of keys, digits and letters that people walk along. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
];
const SHORTEST_WALK = 4;

/**
 * What is wrong with a new password; empty: nothing. Length in Unicode characters; no rule asks for digits or signs and
 * nothing expires (OWASP ASVS 5.0, V6.2). Refused: common ones, one short piece repeated, walks along the keyboard, and
 * little more than one's own badge number, name or the system's.
 */
export function passwordFaults(password: string, about: { badge: string; name: string }): PasswordFault[] {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return ['tooShort'];
  if (length > PASSWORD_MAX) return ['tooLong'];
  const plain = password.normalize('NFKC').toLowerCase();
  const faults: PasswordFault[] = [];
  if (commonPasswords.has(plain) || commonPasswords.has(letters(plain))) faults.push('common');
  if (isRepeated(plain)) faults.push('repeated');
  if (rest(plain, walksIn(plain)) < SHORTEST_WALK) faults.push('sequence');
  const own = [about.badge, about.name, 'villagebeat'].map((word) => word.toLowerCase());
  if (own.some((word) => word.length >= 2 && plain.includes(word)) && rest(plain, [...own, ...walksIn(plain)]) < 6) {
    faults.push('aboutYou');
  }
  return faults;
}

/** `p@ssw0rd` → `password`. */
const letters = (text: string): string =>
  text.replace(/@/g, 'a').replace(/0/g, 'o').replace(/[1!]/g, 'i').replace(/3/g, 'e').replace(/[5$]/g, 's');

/** One piece of at most four characters, again and again. */
const isRepeated = (text: string): boolean => /^(.{1,4}?)\1+.{0,3}$/u.test(text);

/** Pieces of four or more characters that follow a walk, forwards or backwards. */
function walksIn(text: string): string[] {
  const both = WALKS.flatMap((walk) => [walk, [...walk].reverse().join('')]);
  const found: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    let end = start + SHORTEST_WALK;
    if (end > text.length || !both.some((walk) => walk.includes(text.slice(start, end)))) continue;
    while (end < text.length && both.some((walk) => walk.includes(text.slice(start, end + 1)))) end += 1;
    found.push(text.slice(start, end));
    start = end - 1;
  }
  return found;
}

/** How many characters are left without these pieces. */
function rest(text: string, pieces: readonly string[]): number {
  let left = text;
  for (const piece of pieces) if (piece !== '') left = left.split(piece).join('');
  return [...left].length;
}
