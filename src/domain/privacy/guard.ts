import type { Label } from '../journal/kind.ts';
import { protectedWordsEn, protectedWordsZh, SIMPLIFIED, TRADITIONAL, type ProtectedWord } from './protectedWords.ts';

/** What the guard of red line R14 found in a text: where, in UTF-16 code units, and what to do about it. */
export interface Finding {
  what: 'idNumber' | 'phone' | 'word';
  start: number;
  end: number;
  /** A sentence for the writer. */
  message: Label;
}

/**
 * Finds identity-card numbers (GB 11643), mobile and landline numbers – also spaced, hyphenated, in full-width digits or in
 * Chinese numerals – and the words of red line R3. For typed texts only: ids and codes would trip it.
 */
export function guard(text: string): Finding[] {
  const found = words(text);
  if (DIGIT.test(text)) {
    const narrowed = narrow(text);
    if (MANY_DIGITS.test(narrowed)) found.push(...numbers(text, narrowed));
  }
  if (MANY_NUMERALS.test(text)) found.push(...numbers(text, narrow(text, true)).filter((one) => !overlaps(one, found)));
  return found.sort((a, b) => a.start - b.start);
}

const overlaps = (one: Finding, others: Finding[]): boolean =>
  others.some((other) => one.start < other.end && other.start < one.end);

const DIGIT = /[0-9０-９⓪①-⑨٠-٩]/;
const MANY_DIGITS = /(?:[0-9][^0-9]{0,3}){9}[0-9]/;
const MANY_NUMERALS = /(?:[0-9０-９〇○零一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖][\s\-－—–.·、。,，_/~]{0,2}){11}/;
const NUMERALS = '〇○零一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const DIGITS = '00012234567891123456789';
/** Digits in other dress, each as far from its nought as the plain one; ① follows ⓪ only here. */
const OTHER_DIGITS = '⓪①②③④⑤⑥⑦⑧⑨٠١٢٣٤٥٦٧٨٩';
/** Signs nobody sees. */
const UNSEEN = '\u00ad\u200b-\u200d\u2060\ufeff';
const BLANK = new RegExp(`[\\s${UNSEEN}·、，_/*~|]`);

/** The same text with narrow digits, X, hyphens and spaces; character by character, so that positions stay. */
function narrow(text: string, numerals = false): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const numeral = numerals ? NUMERALS.indexOf(char) : -1;
    result += numeral >= 0 ? DIGITS.charAt(numeral) : narrowed(char, text.charCodeAt(index));
  }
  return result;
}

function narrowed(char: string, code: number): string {
  if (code < 0x80) return BLANK.test(char) ? ' ' : char;
  const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
  if (BLANK.test(plain)) return ' ';
  if (plain !== char) return plain;
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-';
  if (char === '。' || char === '…') return '.';
  // the Cyrillic letter that looks like the check character
  if (char === 'Х' || char === 'х') return 'X';
  const other = OTHER_DIGITS.indexOf(char);
  return other >= 0 ? String(other % 10) : char;
}

/** No look-behind: Safari learned it in 16.4. */
const GAP = '[ .,-]{0,3}';
const each = (count: number): string => `(?:${GAP}[0-9]){${count}}`;
const ID_NUMBER = new RegExp(`(?:^|[^0-9])([1-9]${each(16)}${GAP}[0-9Xx])(?![0-9])`, 'g');
const OLD_ID_NUMBER = /(?:^|[^0-9])([1-9][0-9]{14})(?![0-9])/g;
const GROUPED = `1[3-9][0-9]${GAP}[0-9]{4}${GAP}[0-9]{4}|1[3-9][0-9]{2}${GAP}[0-9]{3}${GAP}[0-9]{4}`;
const UNEVEN = `1[3-9][0-9](?:[ -][0-9]{2}){4}|1[3-9][0-9]{3}[ -][0-9]{6}|1[3-9][0-9]{4}[ -][0-9]{5}`;
const SPACED = '1[ .,-]{1,3}[3-9](?:[ .,-]{1,3}[0-9]){9}';
const MOBILE = new RegExp(`(?:^|[^0-9])((?:(?:\\+|00)?86${GAP}|0)?(?:${GROUPED}|${UNEVEN}|${SPACED}))(?![0-9])`, 'g');
const LANDLINE = /(?:^|[^0-9])(\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?[ -]{0,3}[2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9])/g;

function numbers(text: string, narrowed: string): Finding[] {
  const found: Finding[] = [];
  const look = (pattern: RegExp, what: 'idNumber' | 'phone', fits: (digits: string) => boolean) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(narrowed); match !== null; match = pattern.exec(narrowed)) {
      const number = match[1]!;
      const start = match.index + match[0].length - number.length;
      const finding = { what, start, end: start + number.length, message: NUMBERS[what] };
      if (fits(number.replace(/[^0-9Xx]/g, '')) && !overlaps(finding, found)) found.push(finding);
      // the next number may begin right where this one ends
      pattern.lastIndex = Math.max(start + 1, pattern.lastIndex - 1);
    }
  };
  if (text.length >= 15) {
    look(ID_NUMBER, 'idNumber', isIdNumber);
    look(OLD_ID_NUMBER, 'idNumber', (digits) => isBirthDate(`19${digits.slice(6, 12)}`));
  }
  look(MOBILE, 'phone', () => true);
  look(LANDLINE, 'phone', () => true);
  return found;
}

const NUMBERS: Record<'idNumber' | 'phone', Label> = {
  idNumber: {
    zh: '这里像是身份证号。文字里不写证件号码,请删去',
    en: 'This looks like an identity-card number. Texts carry none: leave it out',
  },
  phone: {
    zh: '这里像是电话号码。请删去;需要时填在保密信息里',
    en: 'This looks like a phone number. Leave it out; where it is needed it goes with the sealed details',
  },
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: seventeen digits, a date within them, and the check character of ISO 7064 MOD 11-2. */
export function isIdNumber(digits: string): boolean {
  if (!/^[1-9][0-9]{16}[0-9Xx]$/.test(digits) || !isBirthDate(digits.slice(6, 14))) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += WEIGHTS[index]! * Number(digits[index]);
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase();
}

function isBirthDate(date: string): boolean {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8))];
  return year >= 1850 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Signs put between characters so that a word is not found; not those that end a clause. */
const HIDING = `[\\s${UNSEEN}·.．*＊_＿/／|｜~～\u2010-\u2015\u2212－-]{0,3}`;
const LONGEST_FIRST = [...protectedWordsZh].sort((a, b) => b.word.length - a.word.length);
const FIRST = new Set(LONGEST_FIRST.map(({ word }) => word.charAt(0)));
/** Which character can begin one is looked at first: twice as fast. */
const ZH = new RegExp(
  `(?=[${[...FIRST].join('')}])(?:${LONGEST_FIRST.map(({ word }) => `(${[...word].join(HIDING)})`).join('|')})`,
  'g',
);
const EN = new RegExp(`\\b(?:${protectedWordsEn.join('|')})\\b`, 'gi');
const CHINESE = /[\u4e00-\u9fff]/;
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]{4}/;

function words(text: string): Finding[] {
  const found: Finding[] = [];
  if (CHINESE.test(text)) {
    const plain = simplified(text);
    ZH.lastIndex = 0;
    for (let match = ZH.exec(plain); match !== null; match = ZH.exec(plain)) {
      const known = LONGEST_FIRST[match.slice(1).findIndex((group) => group !== undefined)]!;
      const end = match.index + match[0].length;
      if (standsAlone(known, plain.charAt(match.index - 1), plain.slice(end, end + 2)))
        found.push(word(text, match.index, end));
      else ZH.lastIndex = match.index + 1;
    }
  }
  if (LATIN.test(text)) {
    const narrowed = narrow(text);
    EN.lastIndex = 0;
    for (let match = EN.exec(narrowed); match !== null; match = EN.exec(narrowed)) {
      found.push(word(text, match.index, match.index + match[0].length));
    }
  }
  return found;
}

const OLD_FORMS = new RegExp(`[${TRADITIONAL}]`, 'g');
const simplified = (text: string): string =>
  text.replace(OLD_FORMS, (char) => SIMPLIFIED.charAt(TRADITIONAL.indexOf(char)));

/** `before`: the character before; `after`: what follows. */
function standsAlone(known: ProtectedWord, before: string, after: string): boolean {
  const { notAfter = '', notBefore = '', notBeforeWords = [] } = known;
  if (before !== '' && notAfter.includes(before)) return false;
  if (after !== '' && notBefore.includes(after.charAt(0))) return false;
  return !notBeforeWords.some((word) => after.startsWith(word));
}

function word(text: string, start: number, end: number): Finding {
  const said = text.slice(start, end);
  const message = {
    zh: `“${said}”涉及宗教、民族、政治、信访、工会或抗议,不作记录。请只写事情本身`,
    en: `“${said}” is about religion, ethnicity, politics, petitioning, unions or protest, which are not recorded. Say only what happened`,
  };
  return { what: 'word', start, end, message };
}
