import type { Day, Month } from '../calendar/utc8.ts';
import { grouped } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { SixRole } from '../journal/kind.ts';
import { kindOf } from '../journal/registry.ts';
import { noneYet, readAs } from '../journal/sixRoles.ts';
import { tell } from '../journal/tell.ts';
import type { Language } from '../language/sentences.ts';

/** An entry as the month's diary tells it. */
export interface DiaryLine {
  entry: Effective;
  text: string;
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

/** What an officer did in a month, day by day, corrections applied: their diary, which nobody had to write. */
export function myMonth(entries: readonly Entry[], officer: string, month: Month, language: Language): MyMonth {
  const own = effective(entries).filter(
    (entry) => entry.own.includes(officer) && entry.occurredOn.slice(0, 7) === month,
  );
  const byRole = noneYet();
  const lines = own.map((entry): DiaryLine => {
    const role = readAs(entry.kind) ?? null;
    if (role !== null) byRole[role] += 1;
    const text = tell(entry, language);
    const said = [kindOf(entry.kind)?.label[language], text, entry.note, entry.occurredOn];
    return { entry, text, role, searchable: plain(said.filter(Boolean).join(' ')) };
  });
  const days = [...grouped(lines, ({ entry }) => entry.occurredOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    days: days.map(([day, list]) => ({ day, lines: list })),
    byRole,
    daysOnSite: new Set(own.filter(({ onSite }) => onSite).map(({ occurredOn }) => occurredOn)).size,
  };
}

/** Whether a line has every word that was typed, in either width, capital or small. */
export const finds = ({ searchable }: DiaryLine, typed: string): boolean =>
  plain(typed)
    .split(' ')
    .every((word) => searchable.includes(word));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
