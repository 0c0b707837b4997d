import { dutyIds, type DutyId } from '../duties/duty.ts';
import { ruleOf } from '../duties/rules/registry.ts';
import type { Label } from '../journal/kind.ts';
import { kindOf } from '../journal/registry.ts';
import { sixRoleNames, sixRoles } from '../journal/sixRoles.ts';
import { workFigures } from './workFigures.ts';
import { type KindId, kindIds, type WorkId } from './workIds.ts';

/** What a figure is made of, and so what it opens to. */
export type Source =
  | { of: 'coverage' }
  | { of: 'duty'; duty: DutyId; standing: DutyStanding }
  | { of: 'cases'; kind: ReportedKind; standing: Standing }
  | { of: 'work'; work: WorkId };

/** One number of a month's report: what it is called, how it is made, what it opens to. Every one adds up over areas. */
export interface Figure {
  id: string;
  label: Label;
  unit: Label;
  definition: Label;
  source: Source;
}

/** The unit where it stands beside its label: once is enough for “巡逻人次”. */
export const unitBeside = ({ label, unit }: Pick<Figure, 'label' | 'unit'>, language: 'zh' | 'en'): string =>
  label[language].toLowerCase().endsWith(unit[language].toLowerCase()) ? '' : unit[language];

/** A part of the report. */
export interface Chapter {
  id: string;
  label: Label;
  figures: readonly Figure[];
}

/** Cases a report tells of. Complaints are the county's own matter and stand in none. */
export const reportedKinds = ['dispute', 'hazard', 'incident', 'information', 'request'] as const;
export type ReportedKind = (typeof reportedKinds)[number];

export const standings = ['opened', 'settled', 'waiting', 'overdue'] as const;
export type Standing = (typeof standings)[number];

const villageUnit: Label = { zh: '个村', en: 'villages' };
const rowUnit: Label = { zh: '项', en: 'rows' };

const coverageOf = (id: string, zh: string, en: string, definitionZh: string, definitionEn: string): Figure => ({
  ...{ id, label: { zh, en }, unit: villageUnit, source: { of: 'coverage' } },
  definition: { zh: definitionZh, en: definitionEn },
});

const DAY: Label = { zh: '月末(本月为统计当天)', en: 'on the last day of the month (of the running month: today)' };

const coverageFigures: Figure[] = [
  coverageOf(
    'villages',
    '应包村(社区)',
    'Villages in the scheme',
    `${DAY.zh}应有民警的村(社区)`,
    `Villages that should have an officer ${DAY.en}`,
  ),
  coverageOf(
    'covered',
    '已有负责民警的村',
    'Villages with a lead officer',
    `${DAY.zh}有负责民警的村`,
    `Villages with a lead officer ${DAY.en}`,
  ),
  coverageOf(
    'uncovered',
    '无人负责的村',
    'Villages without a lead',
    `${DAY.zh}没有负责民警的村`,
    `Villages without a lead officer ${DAY.en}`,
  ),
  coverageOf(
    'residentVillages',
    '有驻村民警的村',
    'Villages with a resident officer',
    `${DAY.zh}有驻村民警的村`,
    `Villages with a resident officer ${DAY.en}`,
  ),
  coverageOf(
    'contactVillages',
    '有包村民警的村',
    'Villages with a contact officer',
    `${DAY.zh}有包村民警的村`,
    `Villages with a contact officer ${DAY.en}`,
  ),
  coverageOf(
    'doubled',
    '两人同时负责的村',
    'Villages with two leads',
    `${DAY.zh}同时有两名负责民警的村`,
    `Villages with two lead officers ${DAY.en}`,
  ),
];

/** How the rows of a duty stand, in the words of the scorecard. */
export const dutyStandings = {
  asked: {
    zh: '应完成',
    en: 'asked',
    definition: {
      zh: '有这项要求的包村安排或村,免计的除外',
      en: 'Postings or villages it is asked of, without the exempt',
    },
  },
  met: { zh: '已完成', en: 'done', definition: { zh: '已达到要求的', en: 'Those that have done it' } },
  open: {
    zh: '进行中',
    en: 'to do',
    definition: { zh: '还差、本月尚未截止的', en: 'Those with some still to do, the month not closed' },
  },
  missed: {
    zh: '未完成',
    en: 'missed',
    definition: { zh: '截止时没有达到要求的', en: 'Those that had not done it when the month closed' },
  },
  exempt: {
    zh: '免计',
    en: 'exempt',
    definition: { zh: '在岗天数太少,不作要求的', en: 'Those posted too few days to be asked' },
  },
  done: { zh: '完成数', en: 'number done', definition: { zh: '实际完成的数量之和', en: 'Sum of what was done' } },
  due: {
    zh: '应做数',
    en: 'number due',
    definition: { zh: '要求(努力目标:应办)的数量之和', en: 'Sum of what was required (of an aim: due)' },
  },
} as const;
export type DutyStanding = keyof typeof dutyStandings;

export const dutyFigure = (duty: DutyId, standing: DutyStanding): string => `${duty}.${standing}`;

const labelOf = (duty: DutyId): Label => ruleOf(duty)!.label;

const dutyFigures: Figure[] = dutyIds.flatMap((duty) =>
  (Object.keys(dutyStandings) as DutyStanding[]).map((standing): Figure => {
    const { zh, en, definition } = dutyStandings[standing];
    const label = labelOf(duty);
    return {
      id: dutyFigure(duty, standing),
      label: { zh: `${label.zh}·${zh}`, en: `${label.en}: ${en}` },
      unit: rowUnit,
      definition,
      source: { of: 'duty', duty, standing },
    };
  }),
);

/** How cases stand, in words. */
export const caseStandings: Record<Standing, Label & { definition: Label }> = {
  opened: { zh: '新增', en: 'opened', definition: { zh: '本月发生的', en: 'Those that happened in the month' } },
  settled: {
    zh: '办结',
    en: 'settled',
    definition: { zh: '本月办结、不再等待任何人的', en: 'Those that stopped waiting for anyone in the month' },
  },
  waiting: {
    zh: '未办结',
    en: 'still open',
    definition: {
      zh: '到月末已发生、统计时仍未办结的',
      en: 'Those of the month or before that still wait for someone as of now',
    },
  },
  overdue: {
    zh: '超期',
    en: 'overdue',
    definition: {
      zh: '到月末(本月为统计当时)已过时限、统计时仍未办结的',
      en: 'Those whose clock had run out by the end of the month (of the running month: by now), and that are still open',
    },
  },
};

export const caseFigure = (kind: ReportedKind, standing: Standing): string => `${kind}.${standing}`;

const HARM: Label = {
  zh: ';有人受伤、家庭暴力、未成年人受到伤害的纠纷依法处理,不计入',
  en: '; disputes with injury, domestic violence or a child harmed are the law’s matter and not counted',
};

const caseFigures: Figure[] = reportedKinds.flatMap((kind) =>
  standings.map((standing): Figure => {
    const { zh, en, definition } = caseStandings[standing];
    const label = kindOf(kind)!.label;
    const harm = kind === 'dispute' ? HARM : { zh: '', en: '' };
    return {
      id: caseFigure(kind, standing),
      label: { zh: `${label.zh}·${zh}`, en: `${label.en}: ${en}` },
      unit: { zh: '起', en: 'cases' },
      definition: { zh: definition.zh + harm.zh, en: definition.en + harm.en },
      source: { of: 'cases', kind, standing },
    };
  }),
);

const workFigure = (id: KindId): Figure => {
  const { label, unit, definition } = workFigures[id];
  return { id, label, unit, definition, source: { of: 'work', work: id } };
};

const roleFigures: Figure[] = sixRoleNames.map((role) => ({
  id: `${role}Entries`,
  label: sixRoles[role],
  unit: { zh: '条', en: 'entries' },
  definition: {
    zh: '本月这一角色的工作记录数,处理步骤一并计入;按记录计,不按份数、人数',
    en: 'Entries of the month read in this role, steps of cases among them; counted as entries, not as copies or people',
  },
  source: { of: 'work', work: `${role}Entries` },
}));

/** The whole report, in the order in which it is read. */
export const chapters: readonly Chapter[] = [
  { id: 'coverage', label: { zh: '包村覆盖', en: 'Coverage' }, figures: coverageFigures },
  { id: 'roles', label: { zh: '六大员工作', en: 'Work by the six roles' }, figures: roleFigures },
  ...sixRoleNames.map((role) => ({
    id: role,
    label: sixRoles[role],
    figures: kindIds.filter((id) => workFigures[id].role === role).map(workFigure),
  })),
  {
    id: 'cases',
    label: { zh: '纠纷、隐患、紧急情况、信息与求助', en: 'Disputes, hazards, incidents, information, requests' },
    figures: caseFigures,
  },
  { id: 'duties', label: { zh: '月度履职情况', en: 'Scorecard of the month' }, figures: dutyFigures },
];

/** Every figure by id. */
export const figures: ReadonlyMap<string, Figure> = new Map(
  chapters.flatMap((chapter) => chapter.figures.map((figure) => [figure.id, figure])),
);
