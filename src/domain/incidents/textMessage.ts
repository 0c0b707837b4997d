import { epochOf, instant, type Instant } from '../calendar/utc8.ts';
import { canonical } from '../journal/canonical.ts';
import type { Body } from '../journal/registry.ts';
import type { Sent } from '../journal/sent.ts';
import type { Language } from '../language/sentences.ts';
import { bytesOf, checksum, lettersOf } from './letters.ts';
import { incident } from './incident.ts';

/** An urgent report as a text message carries it: all that is hashed of it, whoever enters it. */
export interface Report {
  id: string;
  village: string;
  /** Who noted it on the phone. */
  officer: string;
  occurredAt: Instant;
  recordedAt: Instant;
  onSite: boolean;
  body: Body<'incident'>;
}

const BEGIN = 'VB1';
const PLACE = { zh: '地点:', en: 'Place: ' };
const WHAT = { zh: '。情况:', en: '. What: ' };
const CODE = /VB1\.([0-9A-Z]{12})\.([A-Za-z0-9_-]{60,90})(?![A-Za-z0-9_-])/;

const classes = incident.body.shape.class.options;
const sizeBands = incident.body.shape.sizeBand.options;
const helps = incident.body.shape.help.element.options;

/**
 * The ready-made text message of an urgent report that has no network: a sentence for whoever reads it, and a code with the
 * entry's id, times and choices, so that the desk enters this very entry (`readTextMessage`) and the phone's own push later
 * is a duplicate. It names no person and no number.
 */
export function textMessage(report: Report, language: Language): string {
  const { body, occurredAt } = report;
  const { words, label } = incident;
  const help = body.help.map((one) => words['help']![one]![language]);
  const chosen = [words['class']![body.class]!, words['sizeBand']![body.sizeBand]!].map((word) => word[language]);
  const said = {
    zh: `${label.zh}:${chosen.join(',')}${help.length > 0 ? `,支援:${help.join('、')}` : ''}`,
    en: `${label.en}: ${chosen.join(', ')}${help.length > 0 ? `; help: ${help.join(', ')}` : ''}`,
  }[language];
  const at = `${occurredAt.slice(5, 10)} ${occurredAt.slice(11, 16)}`;
  const paste = { zh: '请派出所把整条短信粘贴到系统', en: 'For the station: paste this whole message' }[language];
  const stop = language === 'zh' ? '。' : '. ';
  return [
    `${said}${stop}${at}${stop}${PLACE[language]}${body.place}${WHAT[language]}${body.what}${stop}${paste}`,
    `${BEGIN}.${report.village}.${codeOf(report)}`,
  ].join('\n');
}

/** The report in a text message pasted whole, however it was forwarded; null: it carries none, or not as it was written. */
export function readTextMessage(text: string): Report | null {
  const found = CODE.exec(text);
  const decoded = found === null ? null : decode(found[1]!, found[2]!);
  if (decoded === null) return null;
  for (const language of ['zh', 'en'] as const) {
    const place = PLACE[language];
    // words like these may also stand before the message, where it was forwarded
    for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
      const report = decoded.with(text.slice(at + place.length), WHAT[language]);
      if (report !== null) return report;
    }
  }
  return null;
}

/** What the desk pushes for the officer (代录): the entry with the id that the phone gave it. */
export function sentFor({ officer, ...report }: Report) {
  return { ...report, kind: 'incident' as const, onBehalfOf: officer } satisfies Sent;
}

const hexOf = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOfId = (id: string): number[] => (id.replace(/-/g, '').match(/../g) ?? []).map((hex) => parseInt(hex, 16));
const idOf = (bytes: readonly number[]): string =>
  hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A whole number in so many bytes, the greatest first. */
const bytesOfNumber = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256);
const numberOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

const sumOf = (report: Report): number => checksum(canonical(report));

function codeOf(report: Report): string {
  const { class: sort, sizeBand, help, place, what } = report.body;
  return lettersOf([
    ...bytesOfId(report.id),
    ...bytesOfId(report.officer),
    ...bytesOfNumber(epochOf(report.occurredAt), 6),
    ...bytesOfNumber(epochOf(report.recordedAt), 6),
    ...bytesOfNumber(sumOf(report), 4),
    Number(report.onSite),
    classes.indexOf(sort),
    sizeBands.indexOf(sizeBand),
    place.length,
    what.length,
    ...help.map((one) => helps.indexOf(one)),
  ]);
}

/** What a code says, still without the two texts, which stand in the message in full. */
function decode(village: string, letters: string) {
  const bytes = bytesOf(letters);
  const [onSite, sort = -1, sizeBand = -1, placeLength = 0, whatLength = 0, ...help] = bytes.slice(48);
  const chosen = { class: classes[sort], sizeBand: sizeBands[sizeBand], help: help.map((one) => helps[one]) };
  const times = [numberOf(bytes.slice(32, 38)), numberOf(bytes.slice(38, 44))];
  // no time of the scheme: not a code of ours
  if (times.some((time) => time > 7e12)) return null;
  const [occurredAt = '', recordedAt = ''] = times.map(instant);
  return {
    with(rest: string, between: string): Report | null {
      const place = rest.slice(0, placeLength);
      if (!rest.startsWith(between, placeLength)) return null;
      const what = rest.slice(placeLength + between.length, placeLength + between.length + whatLength);
      const body = incident.body.safeParse({ ...chosen, place, what });
      if (!body.success) return null;
      const [id, officer] = [idOf(bytes.slice(0, 16)), idOf(bytes.slice(16, 32))];
      const report = { id, village, officer, occurredAt, recordedAt, onSite: onSite === 1, body: body.data };
      return sumOf(report) === numberOf(bytes.slice(44, 48)) ? report : null;
    },
  };
}
