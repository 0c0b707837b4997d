import { grouped, referring } from '../cases/referring.ts';
import { harmSaid } from '../disputes/harm.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { Label } from '../journal/kind.ts';
import { kindOf, type Kind } from '../journal/registry.ts';
import { many } from '../journal/wording.ts';
import type { Language } from '../language/sentences.ts';

type Amount = 'entries' | 'people' | 'attendance' | 'copies';

/** How much of a kind was done: a count of entries, or of what they count themselves. */
const phrases: Partial<Record<Kind, { of: Amount; say: (amount: number) => Label }>> = {
  dispute: counted('受理矛盾纠纷', '起', (n) => `took up ${many(n, 'dispute')}`),
  mediation: counted('调解', '次', (n) => `mediated ${times(n)}`),
  followUp: counted('回访', '次', (n) => `followed up ${times(n)}`),
  diary: counted('开展日常工作', '次', (n) => `did other work ${times(n)}`),
  villageProfile: counted('更新村情', '次', (n) => `brought the village profile up to date ${times(n)}`),
  populationCount: counted('核对实有人口数', '次', (n) => `checked the population count ${times(n)}`),
  hazard: counted('发现安全隐患', '处', (n) => `found ${many(n, 'hazard')}`),
  hazardStep: counted('跟进隐患整改', '次', (n) => `saw to hazards ${times(n)}`),
  information: counted('报送、通报信息', '条', (n) => `passed on ${many(n, 'item')} of information`),
  incident: counted('上报紧急情况', '起', (n) => `reported ${many(n, 'incident')}`),
  alert: counted('拟发治安提示', '条', (n) => `drafted ${many(n, 'safety alert')}`),
  lawClass: { of: 'attendance', say: (n) => ({ zh: `法治宣传教育${n}人`, en: `taught the law to ${people(n)}` }) },
  publicity: counted('开展宣传', '次', (n) => `gave out safety information ${times(n)}`),
  handout: {
    of: 'copies',
    say: (n) => ({
      zh: `发放联系卡、联系牌${n}份`,
      en: `handed out ${many(n, 'contact card or board', 'contact cards or boards')}`,
    }),
  },
  counselling: { of: 'people', say: (n) => ({ zh: `教育劝导${n}人次`, en: `counselled ${people(n)}` }) },
  patrol: counted('参加义务巡逻', '次', (n) => `patrolled ${times(n)}`),
  registration: {
    of: 'people',
    say: (n) => ({ zh: `流动人口登记${n}人`, en: `registered ${people(n)} who came or went` }),
  },
  serviceJob: counted('便民服务', '件', (n) => `did ${many(n, 'service')} for villagers`),
  request: counted('受理群众求助', '件', (n) => `took ${many(n, 'request')}`),
  requestStep: counted('答复群众', '次', (n) => `answered villagers ${times(n)}`),
};

function counted(zh: string, unit: string, en: (amount: number) => string): { of: Amount; say: (n: number) => Label } {
  return { of: 'entries', say: (n) => ({ zh: `${zh}${n}${unit}`, en: en(n) }) };
}

function times(count: number): string {
  return { 1: 'once', 2: 'twice' }[count] ?? `${count} times`;
}
function people(count: number): string {
  return many(count, 'person', 'people');
}

/**
 * Raw entries as they count, without disputes in which someone was harmed and every step of one: these are told nowhere but
 * to the law (R17). A step whose opening is not among them may be one of those, and is left out too.
 */
export function withoutHarm(raw: readonly Entry[]): Effective[] {
  const { about } = referring(raw);
  const openings = new Map(raw.map((entry) => [entry.id, entry]));
  const isHarmed = (entry: Entry) => harmSaid(entry, about(entry.id));
  return effective(raw).filter((entry) => {
    if (entry.about === undefined) return !isHarmed(openings.get(entry.id)!);
    const opening = openings.get(entry.about);
    return opening !== undefined && !isHarmed(opening);
  });
}

/**
 * What was done, kind by kind in the order in which they were first done, as counts: never a place, a door, a name or anything typed.
 * `doorOf`: the household that a visit's id stands for.
 */
export function workSaid(done: readonly Effective[], language: Language, doorOf: (id: string) => string): string[] {
  const kinds = grouped(done, ({ kind }) => kind);
  return [...kinds].flatMap(([kind, list]) => {
    if (kind === 'visit') return visited(list, doorOf)[language];
    const phrase = phrases[kind as Kind];
    if (phrase === undefined) return worked(kind, list)?.[language] ?? [];
    const amount = phrase.of === 'entries' ? list.length : summed(list, phrase.of);
    return amount > 0 ? phrase.say(amount)[language] : [];
  });
}

function summed(list: readonly Effective[], field: string): number {
  return list.reduce((sum, { body }) => sum + Number((body as Record<string, unknown>)[field] ?? 0), 0);
}

function visited(list: readonly Effective[], doorOf: (id: string) => string): Label {
  const doors = new Set(list.flatMap((entry) => (entry.kind === 'visit' ? entry.body.households.map(doorOf) : [])));
  return doors.size > 0
    ? { zh: `走访${doors.size}户`, en: `called on ${many(doors.size, 'household')}` }
    : { zh: `上门走访${list.length}次`, en: `went from door to door ${times(list.length)}` };
}

/** A kind without a phrase of its own is told by its name; doors put down are no work to tell. */
function worked(kind: string, list: readonly Effective[]): Label | undefined {
  const label = kindOf(kind)?.label;
  if (label === undefined || kind === 'household') return undefined;
  return { zh: `${label.zh}${list.length}条`, en: `${label.en.toLowerCase()}: ${list.length}` };
}
