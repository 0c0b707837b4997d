import type { Day, Instant, Month } from '../calendar/utc8.ts';
import { grouped } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { Label, SixRole } from '../journal/kind.ts';
import { kindOf } from '../journal/registry.ts';
import { noneYet, readAs } from '../journal/sixRoles.ts';
import { tell } from '../journal/tell.ts';
import { many } from '../journal/wording.ts';
import type { Language } from '../language/sentences.ts';

/** An entry that counts for the officer, told in a sentence. */
export interface OwnLine {
  id: string;
  village: string;
  kind: string;
  occurredAt: Instant;
  occurredOn: Day;
  onSite: boolean;
  note?: string | undefined;
  text: string;
  /** Noted by the officer, and here: theirs to correct. */
  mine: boolean;
}

/** An entry as the month's diary tells it. */
export interface DiaryLine extends OwnLine {
  /** How it is read by the six roles (六大员); null: doors put down. */
  role: SixRole | null;
  /** All that a search may find it by, in one form: see `finds`. */
  searchable: string;
}

export interface MyMonth {
  /** Days with entries, the first of the month before the others; within a day as they happened. */
  days: { day: Day; lines: DiaryLine[] }[];
  byRole: Record<SixRole, number>;
  /** Days in a village, each once. */
  daysOnSite: number;
}

/**
 * What an officer did in a month, day by day, corrections applied: their diary, which nobody had to write. `asked`: what else the
 * server has of it; what is among the entries is told by them.
 */
export function myMonth(
  entries: readonly Entry[],
  officer: string,
  month: Month,
  language: Language,
  asked: readonly OwnLine[] = [],
): MyMonth {
  const here = new Set(entries.map(({ id }) => id));
  const own = effective(entries)
    .filter((entry) => entry.own.includes(officer))
    .map((entry) => lineOf(entry, officer, language));
  const all = [...own, ...asked.filter(({ id }) => !here.has(id))]
    .filter(({ occurredOn }) => occurredOn.slice(0, 7) === month)
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
  const lines = doorsTogether(all, language).map((line) => diaryLine(line, language));
  const byRole = noneYet();
  for (const { role } of lines) if (role !== null) byRole[role] += 1;
  const days = [...grouped(lines, ({ occurredOn }) => occurredOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    days: days.map(([day, list]) => ({ day, lines: list })),
    byRole,
    daysOnSite: new Set(all.filter(({ onSite }) => onSite).map(({ occurredOn }) => occurredOn)).size,
  };
}

function lineOf(entry: Effective, officer: string, language: Language): OwnLine {
  const { id, village, kind, occurredAt, occurredOn, onSite, note } = entry;
  const said = { id, village, kind, occurredAt, occurredOn, onSite, note };
  return { ...said, text: tell(entry, language), mine: entry.author === officer };
}

/** Doors put down on one day in one village are one line: those of a first round would push the round itself away. */
function doorsTogether(lines: readonly OwnLine[], language: Language): OwnLine[] {
  const doors = grouped(
    lines.filter(({ kind }) => kind === 'household'),
    ({ village, occurredOn }) => `${village} ${occurredOn}`,
  );
  const firsts = new Map([...doors.values()].flatMap((list) => (list[0] ? [[list[0].id, list.length] as const] : [])));
  return lines.flatMap((line) => {
    if (line.kind !== 'household') return line;
    const count = firsts.get(line.id);
    if (count === undefined) return [];
    return count === 1 ? line : { ...line, text: putDown(count)[language], mine: false };
  });
}

export const putDown = (count: number): Label => ({ zh: `登记${count}户`, en: `Put down ${many(count, 'household')}` });

function diaryLine(line: OwnLine, language: Language): DiaryLine {
  const said = [kindOf(line.kind)?.label[language], line.text, line.note, line.occurredOn];
  return { ...line, role: readAs(line.kind) ?? null, searchable: plain(said.filter(Boolean).join(' ')) };
}

/** Whether a line, or what else is read of it there (its day, its village), has every word that was typed, in either width, capital or small. */
export function finds({ searchable }: DiaryLine, typed: string, also = ''): boolean {
  const all = `${searchable} ${plain(also)}`;
  return plain(typed)
    .split(' ')
    .every((word) => all.includes(word));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
