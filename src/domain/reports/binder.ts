import { type Day, dayOf, type Instant, type Month } from '../calendar/utc8.ts';
import { caseStates } from '../cases/fold.ts';
import { titleOf } from '../cases/title.ts';
import type { Assessment } from '../duties/assess.ts';
import { dutyIds, type DutyId, type DutyResults } from '../duties/duty.ts';
import { ruleOf } from '../duties/rules/registry.ts';
import { standingOfRow, stateWords } from '../duties/standing.ts';
import type { Language } from '../language/sentences.ts';
import type { Effective } from '../journal/effective.ts';
import { tell } from '../journal/tell.ts';
import { binderWords } from './binderWords.ts';
import type { Work } from './countWork.ts';
import { figures } from './figures.ts';
import { monthName } from '../calendar/monthName.ts';
import { minute, number, type PrintedTable, text } from './printedTable.ts';

/** A village's year, as it is read to be bound. */
export interface BinderYear {
  village: { id: string; name: string };
  /** City, county and township above it. */
  above: { id: string; name: string }[];
  year: string;
  asOf: Instant;
  postings: { officer: string; duty: 'resident' | 'contact' | 'auxiliary' | 'acting'; from: Day; to: Day | null }[];
  months: BinderMonth[];
  /** Cases opened in the year, without those of harm (R17). */
  cases: { id: string; kind: string; state: string; openedAt: Instant; closedAt: Instant | null }[];
  /** Names of officers by id. */
  names: ReadonlyMap<string, string>;
}

export interface BinderMonth {
  month: Month;
  closed: boolean;
  assessment: Assessment;
  work: Work;
}

/** A binder in one language, ready to be typeset: nobody typed any of it, so nothing in it has to expire (R9). */
export interface Binder {
  language: Language;
  title: string;
  village: string;
  year: string;
  above: string;
  asOf: string;
  words: Record<'contents' | 'postings' | 'asOf' | 'source' | 'sourceSaid', string>;
  postings: PrintedTable;
  chapters: BinderChapter[];
}

export interface BinderChapter {
  title: string;
  /** By month or by case. */
  parts: { title?: string; note?: string; table: PrintedTable }[];
  /** Said where there is nothing. */
  empty: string;
}

/** The binder (台账) of a village's year. */
export function binderOf(told: BinderYear, language: Language): Binder {
  const say = (word: keyof typeof binderWords): string => binderWords[word][language];
  const { village, above, year, asOf } = told;
  const chapter = (word: keyof typeof binderWords, parts: BinderChapter['parts']): BinderChapter => ({
    title: say(word),
    parts: parts.filter(({ table }) => table.rows.length > 0),
    empty: say('nothing'),
  });
  return {
    language,
    title: `${village.name} ${year}${say('name')}`,
    village: village.name,
    year: language === 'zh' ? `${year}年` : year,
    above: above.map(({ name }) => name).join(language === 'zh' ? '' : ' · '),
    asOf: minute(asOf),
    words: {
      ...{ contents: say('contents'), postings: say('postings'), asOf: say('asOf') },
      ...{ source: say('source'), sourceSaid: say('sourceSaid') },
    },
    postings: postingTable(told, language),
    chapters: [
      chapter(
        'duties',
        told.months.map((month) => dutyPart(month, told, language)),
      ),
      chapter('work', [{ table: yearTable(told, language) }]),
      chapter(
        'diary',
        told.months.map((month) => diaryPart(month, told, language)),
      ),
      ...(['dispute', 'hazard', 'incident', 'request'] as const).map((kind) =>
        chapter(kind, casesOf(kind, told, language)),
      ),
      chapter('alerts', [{ table: listTable(['alert', 'alertStep'], told, language) }]),
      chapter('lawClasses', [{ table: listTable(['lawClass', 'publicity'], told, language) }]),
    ],
  };
}

const saying = (language: Language) => (word: keyof typeof binderWords) => binderWords[word][language];

function postingTable({ postings, names, asOf }: BinderYear, language: Language): PrintedTable {
  const say = saying(language);
  return {
    id: 'postings',
    title: say('postings'),
    columns: [text(say('officer')), text(say('duty')), text(say('from')), text(say('to'))],
    rows: postings.map(({ officer, duty, from, to }) => {
      const open = from > dayOf(asOf) ? 'notYet' : 'now';
      return [names.get(officer) ?? '', say(duty), from, to ?? say(open)];
    }),
  };
}

function dutyPart({ month, closed, assessment }: BinderMonth, { names }: BinderYear, language: Language) {
  const say = saying(language);
  const rowsOf = (who: string, duties: DutyResults) =>
    dutyIds.flatMap((duty): PrintedTable['rows'] => {
      const result = duties[duty];
      // an aim with nothing due and nothing done says nothing
      if (result === undefined || (result.state === 'aim' && result.required + result.done === 0)) return [];
      const { figure, state } = standingOfRow(result);
      return [[who, dutyLabel(duty, language), figure, stateWords[state][language], result.late || '']];
    });
  return {
    title: monthName(month, language),
    note: closed ? say('closed') : say('running'),
    table: {
      id: 'duties',
      title: '',
      columns: [text(say('who')), text(say('asked')), number(say('done')), text(say('state')), number(say('late'))],
      rows: [
        ...assessment.postings.flatMap(({ officer, posting, duties }) =>
          rowsOf(`${names.get(officer) ?? ''}(${say(posting)})`, duties),
        ),
        ...rowsOf(say('village'), assessment.village),
      ],
    },
  };
}

const dutyLabel = (duty: DutyId, language: Language): string => ruleOf(duty)!.label[language];

/** What a village's year is read by; months side by side. */
const shown = [
  ...['visits', 'householdsVisited', 'diaries', 'informationToStation', 'disputesNoted', 'mediations', 'followUps'],
  ...['hazardsFound', 'hazardsVerified', 'incidentsReported', 'patrols', 'lawClasses', 'lawClassAttendance'],
  ...['publicity', 'leaflets', 'counselling', 'registrations', 'serviceJobs', 'requestsMade', 'alertsPublished'],
] as const;

function yearTable({ months }: BinderYear, language: Language): PrintedTable {
  const say = saying(language);
  const rows = shown.map((id) => {
    const byMonth = months.map(({ work }) => work.figures[id as keyof Work['figures']]);
    return [figures.get(id)!.label[language], ...byMonth, byMonth.reduce((sum, value) => sum + value, 0)];
  });
  return {
    id: 'year',
    title: '',
    columns: [
      text(say('item')),
      ...months.map(({ month }) => number(String(Number(month.slice(5))))),
      number(say('sum')),
    ],
    rows: rows.filter((row) => Number(row[row.length - 1]) > 0),
  };
}

function diaryPart({ month, work }: BinderMonth, told: BinderYear, language: Language) {
  const say = saying(language);
  return {
    title: monthName(month, language),
    table: {
      id: 'diary',
      title: '',
      columns: [text(say('day')), text(say('what')), text(say('who'))],
      rows: work.own.filter(({ kind }) => kind !== 'household').map((entry) => lineOf(entry, told, language)),
    },
  };
}

function lineOf(entry: Effective, { names }: BinderYear, language: Language): string[] {
  const say = saying(language);
  const who = entry.own.flatMap((officer) => names.get(officer) ?? []);
  const other = entry.author === 'villager' ? say('villager') : say('system');
  return [
    minute(entry.occurredAt).slice(5),
    tell(entry, language),
    who.length > 0 ? who.join(language === 'zh' ? '、' : ', ') : other,
  ];
}

/** Each case with its course: what was done about it, in the order it happened. */
function casesOf(kind: string, told: BinderYear, language: Language): BinderChapter['parts'] {
  const say = saying(language);
  const entries = told.months.flatMap(({ work }) => work.own);
  return told.cases
    .filter((one) => one.kind === kind)
    .flatMap(({ id, state, openedAt, closedAt }) => {
      const opening = entries.find((entry) => entry.id === id);
      if (opening === undefined) return [];
      const course = entries.filter((entry) => entry === opening || entry.about === id);
      const ended = closedAt === null ? '' : ` · ${say('ended')} ${closedAt.slice(0, 10)}`;
      return [
        {
          title: `${openedAt.slice(0, 10)} ${titleOf(opening, language)}`,
          note: `${caseStates(kind)[state]?.[language] ?? state}${ended}`,
          table: {
            id: 'case',
            title: '',
            columns: [text(say('day')), text(say('what')), text(say('who'))],
            rows: course.map((entry) => lineOf(entry, told, language)),
          },
        },
      ];
    });
}

function listTable(kinds: string[], told: BinderYear, language: Language): PrintedTable {
  const say = saying(language);
  const entries = told.months.flatMap(({ work }) => work.own).filter(({ kind }) => kinds.includes(kind));
  return {
    id: 'list',
    title: '',
    columns: [text(say('day')), text(say('what')), text(say('who'))],
    rows: entries.map((entry) => lineOf(entry, told, language)),
  };
}
