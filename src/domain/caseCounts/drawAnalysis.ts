import { monthName } from '../calendar/monthName.ts';
import { addMonths, type Month } from '../calendar/utc8.ts';
import type { CaseContext } from '../cases/fold.ts';
import { effective, type Effective } from '../journal/effective.ts';
import { byRecording, type Entry, type EntryOf } from '../journal/entry.ts';
import { NOTE_LENGTH } from '../journal/kind.ts';
import { many, total } from '../journal/wording.ts';
import type { Language } from '../language/sentences.ts';
import { openCases } from '../today/openCases.ts';
import { withoutHarm, workSaid } from '../today/workSaid.ts';
import { doorFinder } from '../visits/doors.ts';

type Counts = EntryOf<'caseCounts'>;

/** As many categories as a reader takes in. */
const CATEGORIES = 5;

/**
 * The month's analysis of a village (发案情况分析, S8) as a draft note that the officer confirms: what the station recorded,
 * against the month before and the same month last year by the same code list; what was done, in counts; hazards still open.
 * `entries`: raw. No name, no place, nothing anybody typed; no dispute with harm (R17).
 */
export function analysisOf(entries: readonly Entry[], month: Month, context: CaseContext, language: Language): string {
  const work = withoutHarm(entries).filter(
    ({ kind, occurredOn }) => occurredOn.slice(0, 7) === month && !notWork.includes(kind),
  );
  const said = workSaid(work, language, doorFinder(entries));
  const done = language === 'zh' ? `当月${said.join(',')}。` : `In that month: ${said.join('; ')}.`;
  const hazards = openCases(entries, context).filter(({ opening }) => opening.kind === 'hazard');
  const sentences = [
    recorded(entries, month)[language],
    said.length === 0 ? '' : done,
    hazardsOpen(hazards.length, hazards.filter(({ overdue }) => overdue).length)[language],
  ];
  return sentences
    .filter(Boolean)
    .join(language === 'zh' ? '' : ' ')
    .slice(0, NOTE_LENGTH);
}

/** What was only meant to be done, and words that the station said to it, are no work done in the village. */
const notWork: readonly string[] = [
  ...['caseCounts', 'analysis', 'continuation', 'plan'],
  ...['informationOutcome', 'alertStep', 'incidentStep'],
];

function hazardsOpen(open: number, overdue: number): Record<Language, string> {
  if (open === 0) return { zh: '没有待整改的安全隐患。', en: 'No hazard is open.' };
  return {
    zh: `待整改安全隐患${open}处${overdue > 0 ? `,其中${overdue}处已超期` : ''}。`,
    en: `${many(open, 'hazard')} open${overdue > 0 ? `, ${overdue} overdue` : ''}.`,
  };
}

function recorded(entries: readonly Entry[], month: Month): Record<Language, string> {
  const counted = effective(entries).filter((entry) => entry.kind === 'caseCounts');
  const now = latest(counted, month);
  if (now === undefined) {
    return {
      zh: `派出所尚未提供${monthName(month, 'zh')}的发案数。`,
      en: `The station has not given the case counts of ${monthName(month, 'en')} yet.`,
    };
  }
  const sum = total(now.body.counts);
  const before = latest(counted, addMonths(month, -1), now.body.codeList);
  const lastYear = latest(counted, addMonths(month, -12), now.body.codeList);
  const named = Object.entries(now.body.counts)
    .filter(([, count]) => count > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, CATEGORIES);
  const zh = [
    `${monthName(month, 'zh')}派出所记录发案${sum}起${named.length > 0 ? `(${named.map(([name, count]) => `${name}${count}起`).join('、')})` : ''}`,
    before && `比上月${changed(sum, before).zh}`,
    lastYear && `比去年同月${changed(sum, lastYear).zh}`,
  ];
  const en = [
    `In ${monthName(month, 'en')} the station recorded ${many(sum, 'case')}${named.length > 0 ? ` (${named.map(([name, count]) => `${name} ${count}`).join(', ')})` : ''}`,
    before && `${changed(sum, before).en} the month before`,
    lastYear && `${changed(sum, lastYear).en} the same month last year`,
  ];
  return { zh: `${zh.filter(Boolean).join(',')}。`, en: `${en.filter(Boolean).join(', ')}.` };
}

/** The last counts of a month that were noted, by one code list where it is said which. */
function latest(counted: readonly (Effective & Counts)[], month: Month, codeList?: string): Counts | undefined {
  const found = counted.filter(
    ({ body }) => body.month === month && (codeList === undefined || body.codeList === codeList),
  );
  return [...found].sort(byRecording)[found.length - 1];
}

function changed(now: number, { body }: Counts): Record<Language, string> {
  const change = now - total(body.counts);
  if (change === 0) return { zh: '持平', en: 'as many as' };
  return change > 0
    ? { zh: `增加${change}起`, en: `${change} more than` }
    : { zh: `减少${-change}起`, en: `${-change} fewer than` };
}
