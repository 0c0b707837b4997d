import { monthName } from '../calendar/monthName.ts';
import { daysOfMonth, type Month } from '../calendar/utc8.ts';
import type { Language } from '../language/sentences.ts';
import { grouped, minute, type PrintedTable } from './printedTable.ts';
import { printedWords } from './printedWords.ts';
import { areaTable, areaWorkTable, definitionTable } from './printedAreas.ts';
import { aimTable, caseTable, coverageTable, dutyTable, roleTable, workTable } from './printedFigures.ts';
import { campaignTable, missingTable, notableTable, uncoveredTable } from './printedMatters.ts';
import { judgedBy, type Report, valueOf } from './report.ts';

/** A report in one language, ready for PDF, DOCX and XLSX alike: what differs is only how it is set. */
export interface Printed {
  language: Language;
  title: string;
  /** The month's last word in a few sentences. */
  lead: string;
  facts: { label: string; value: string }[];
  tables: PrintedTable[];
}

/** The report as it is printed; tables with nothing in them are left out. */
export function printedOf(report: Report, language: Language): Printed {
  const tables = [
    coverageTable,
    dutyTable,
    aimTable,
    missingTable,
    areaTable,
    roleTable,
    workTable,
    areaWorkTable,
    caseTable,
    notableTable,
    campaignTable,
    uncoveredTable,
    definitionTable,
  ].map((table) => table(report, language));
  return {
    language,
    title: titleOf(report, language),
    lead: printedWords.lead[language].replace(/\{(\w+)\}/g, (_, id: string) => grouped(valueOf(report.values, id))),
    facts: factsOf(report, language),
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

/** `亳州市 2026年11月 一村一警工作月报`. */
function titleOf({ area, month }: Report, language: Language): string {
  const { name } = printedWords;
  return language === 'zh'
    ? `${area.name} ${monthName(month, 'zh')}${name.zh}`
    : `${area.name}: ${name.en}, ${monthName(month, 'en')}`;
}

function factsOf(report: Report, language: Language): Printed['facts'] {
  const say = (word: keyof typeof printedWords): string => printedWords[word][language];
  const { heardFrom, whole, closed } = report;
  const facts = [
    { label: say('standing'), value: `${dayRange(report.month)} ${say(closed ? 'closed' : 'running')}` },
    { label: say('asOf'), value: minute(report.asOf) },
    { label: say('judgedBy'), value: judgedBy(report, language) ?? say('noPolicy') },
    { label: say('heardFrom'), value: `${heardFrom.devices}/${heardFrom.of}` },
    { label: say('source'), value: say('sourceSaid') },
  ];
  return whole ? facts : [{ label: say('part'), value: String(valueOf(report.values, 'villages')) }, ...facts];
}

function dayRange(month: Month): string {
  const { first, last } = daysOfMonth(month);
  return `${first} – ${last}`;
}
