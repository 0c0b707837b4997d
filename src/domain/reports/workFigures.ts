import type { Body, Kind } from '../journal/registry.ts';
import type { Label, SixRole } from '../journal/kind.ts';
import type { KindId } from './workIds.ts';

/** What surrounds an entry, as far as counting asks. */
export interface CountedBeside {
  /** The body of the opening it is about. */
  opening?: { kind: string; body: Readonly<Record<string, unknown>> } | undefined;
}

/**
 * How a figure of work is made. `of`: the kind counted; `counts`: how much one entry adds (one, unless said).
 */
export interface WorkFigure {
  label: Label;
  role: SixRole;
  of: Kind;
  unit: Label;
  definition: Label;
  counts: (body: never, beside: CountedBeside) => number;
}

const units = {
  times: { zh: '次', en: 'times' },
  pieces: { zh: '条', en: 'items' },
  cases: { zh: '起', en: 'cases' },
  places: { zh: '处', en: 'places' },
  people: { zh: '人次', en: 'people' },
  copies: { zh: '份', en: 'copies' },
  households: { zh: '户', en: 'households' },
  jobs: { zh: '件', en: 'jobs' },
} as const satisfies Record<string, Label>;

interface Told<K extends Kind> {
  unit: keyof typeof units;
  definition?: Label;
  counts?: (body: Body<K>, beside: CountedBeside) => number;
}

function figure<K extends Kind>(role: SixRole, of: K, zh: string, en: string, told: Told<K>): WorkFigure {
  const { unit, definition, counts = () => 1 } = told;
  return {
    ...{ role, of, label: { zh, en }, unit: units[unit], counts },
    definition: definition ?? {
      zh: '本月发生、未作废的工作记录数',
      en: 'Entries of the month that were not withdrawn',
    },
  };
}

const sum = (zh: string, en: string): Label => ({
  zh: `本月记录中“${zh}”之和`,
  en: `Sum of “${en}” in entries of the month`,
});
const toldTo = (direction: string, { opening }: CountedBeside): number =>
  Number(opening?.body['direction'] === direction);

/**
 * The figures of a month's work, by the six roles (六大员). A dispute of harm and what was done about it is in none of them
 * (red line R17); counselling is a number and never who (R12).
 */
export const workFigures: Record<KindId, WorkFigure> = {
  patrols: figure('organiser', 'patrol', '义务巡逻', 'Patrols', { unit: 'times' }),
  nightPatrols: figure('organiser', 'patrol', '夜间巡逻', 'Night patrols', {
    unit: 'times',
    counts: (body) => Number(body.night),
  }),
  patrolVolunteers: figure('organiser', 'patrol', '巡逻人次', 'Volunteers on patrol', {
    unit: 'people',
    definition: sum('参加人数', 'volunteers'),
    counts: (body) => body.volunteers,
  }),
  plans: figure('organiser', 'plan', '工作计划', 'Plans', { unit: 'times' }),
  hazardsFound: figure('organiser', 'hazard', '发现安全隐患', 'Hazards found', { unit: 'places' }),
  hazardsVerified: figure('organiser', 'hazardStep', '核实整改隐患', 'Repairs verified', {
    unit: 'places',
    counts: (body) => Number(body.step === 'verified'),
  }),
  alertsPublished: figure('organiser', 'alertStep', '发布治安提示', 'Alerts published', {
    unit: 'times',
    definition: { zh: '本月审核发布的治安提示数', en: 'Alerts approved in the month' },
    counts: (body) => Number(body.step === 'approved'),
  }),
  disputesNoted: figure('mediator', 'dispute', '受理矛盾纠纷', 'Disputes noted', {
    unit: 'cases',
    definition: {
      zh: '本月发生、未作废的矛盾纠纷;有人受伤、家庭暴力、未成年人受到伤害的不计',
      en: 'Disputes of the month that were not withdrawn; those with injury, domestic violence or a child harmed are not counted',
    },
  }),
  neighbourDisputes: figure('mediator', 'dispute', '邻里纠纷', 'Disputes between neighbours', {
    unit: 'cases',
    counts: (body) => Number(body.type === 'neighbour'),
  }),
  mediations: figure('mediator', 'mediation', '调解', 'Mediations', { unit: 'times' }),
  mediationsSettled: figure('mediator', 'mediation', '调解成功', 'Settled by mediation', {
    unit: 'cases',
    counts: (body) => Number(body.result === 'settled'),
  }),
  followUps: figure('mediator', 'followUp', '回访', 'Follow-ups', { unit: 'times' }),
  informationToStation: figure('collector', 'information', '报派出所信息', 'Information to the station', {
    unit: 'pieces',
    definition: {
      zh: '本月报派出所的情况信息,“无新情况”不计',
      en: 'Information of the month to the station, without “nothing new”',
    },
    counts: (body) => Number(body.direction === 'toStation' && body.category !== 'nothingNew'),
  }),
  informationToContact: figure('collector', 'information', '向包村民警通报', 'Information to the contact officer', {
    unit: 'pieces',
    counts: (body) => Number(body.direction === 'toContact'),
  }),
  informationUsed: figure('collector', 'informationOutcome', '信息已采用', 'Information used', {
    unit: 'pieces',
    counts: (body, beside) => Number(body.outcome === 'used') * toldTo('toStation', beside),
  }),
  informationMerged: figure('collector', 'informationOutcome', '信息已合并', 'Information merged', {
    unit: 'pieces',
    counts: (body, beside) => Number(body.outcome === 'merged') * toldTo('toStation', beside),
  }),
  informationNotUsed: figure('collector', 'informationOutcome', '信息未采用', 'Information not used', {
    unit: 'pieces',
    counts: (body, beside) => Number(body.outcome === 'notUsed') * toldTo('toStation', beside),
  }),
  incidentsReported: figure('collector', 'incident', '紧急情况上报', 'Incidents reported', {
    unit: 'cases',
  }),
  registrations: figure('collector', 'registration', '流动人口登记', 'Registrations', { unit: 'pieces' }),
  registeredPeople: figure('collector', 'registration', '流动人口登记人数', 'People registered', {
    unit: 'people',
    definition: sum('人数', 'people'),
    counts: (body) => body.people,
  }),
  populationCounts: figure('collector', 'populationCount', '实有人口数更新', 'Population counts', {
    unit: 'times',
  }),
  analyses: figure('collector', 'analysis', '发案情况分析', 'Monthly analyses', { unit: 'times' }),
  villageProfiles: figure('collector', 'villageProfile', '村情更新', 'Village profiles', {
    unit: 'times',
  }),
  lawClasses: figure('publicist', 'lawClass', '法治宣传教育', 'Law classes', { unit: 'times' }),
  lawClassesForYouth: figure(
    'publicist',
    'lawClass',
    '面向失学青少年的法治宣传教育',
    'Law classes for young people out of school',
    {
      unit: 'times',
      counts: (body) => Number(body.audience.includes('outOfSchoolYouth')),
    },
  ),
  lawClassAttendance: figure('publicist', 'lawClass', '法治宣传教育受教人次', 'Attendance at law classes', {
    unit: 'people',
    definition: sum('到场人数', 'attendance'),
    counts: (body) => body.attendance,
  }),
  publicity: figure('publicist', 'publicity', '宣传', 'Publicity', { unit: 'times' }),
  leaflets: figure('publicist', 'publicity', '发放宣传资料', 'Leaflets', {
    unit: 'copies',
    definition: sum('份数', 'copies'),
    counts: (body) => body.copies ?? 0,
  }),
  publicityPeople: figure('publicist', 'publicity', '宣传人次', 'People reached by publicity', {
    unit: 'people',
    definition: sum('人数', 'people'),
    counts: (body) => body.people ?? 0,
  }),
  counselling: figure('publicist', 'counselling', '教育劝导', 'Counselling', { unit: 'times' }),
  counselledPeople: figure('publicist', 'counselling', '教育劝导人次', 'People counselled', {
    unit: 'people',
    definition: sum('人数', 'people'),
    counts: (body) => body.people,
  }),
  visits: figure('liaison', 'visit', '走访', 'Visits', { unit: 'times' }),
  householdsVisited: figure('liaison', 'visit', '走访户数', 'Households visited', {
    unit: 'households',
    definition: {
      zh: '本月走访过的不同户数,每村每户只计一次',
      en: 'Different households visited in the month, each counted once',
    },
    // each once a month: counted over the entries, see `countWork`
    counts: () => 0,
  }),
  diaries: figure('liaison', 'diary', '工作日志', 'Diaries', { unit: 'pieces' }),
  handouts: figure('liaison', 'handout', '联系卡、联系牌发放', 'Handouts', { unit: 'times' }),
  contactCards: figure('liaison', 'handout', '发放联系卡', 'Contact cards handed out', {
    unit: 'copies',
    definition: sum('份数', 'copies'),
    counts: (body) => (body.item === 'contactCard' ? body.copies : 0),
  }),
  contactBoards: figure('liaison', 'handout', '设置联系牌', 'Contact boards put up', {
    unit: 'copies',
    definition: sum('份数', 'copies'),
    counts: (body) => (body.item === 'contactBoard' ? body.copies : 0),
  }),
  serviceJobs: figure('service', 'serviceJob', '便民服务', 'Service jobs', { unit: 'jobs' }),
  serviceJobsDone: figure('service', 'serviceJob', '便民服务已办结', 'Service jobs done', {
    unit: 'jobs',
    counts: (body) => Number(body.outcome === 'done'),
  }),
  requestsMade: figure('service', 'request', '群众求助', 'Requests by villagers', { unit: 'jobs' }),
  requestsSolved: figure('service', 'requestStep', '群众求助已解决', 'Requests solved', {
    unit: 'jobs',
    counts: (body) => Number(body.step === 'solved'),
  }),
};
