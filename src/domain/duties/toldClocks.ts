import type { Clocks } from '../cases/clocks.ts';
import { hazard } from '../hazards/hazard.ts';
import type { Label } from '../journal/kind.ts';
import type { Told } from './told.ts';

/** How long each kind of case may wait, in words. */
export function tellClocks(clocks: Clocks): Told[] {
  return [
    ...disputes(clocks.dispute),
    line('hazard', hazards(clocks.hazard)),
    ...incidents(clocks.incident),
    ...answers(clocks),
  ];
}

function disputes(dispute: Clocks['dispute']): Told[] {
  const { lateAfter, lateUntil } = dispute.neighbour;
  return [
    line('dispute.firstStep', {
      zh: `矛盾纠纷${dispute.firstStepHours}小时内开始调解`,
      en: `A dispute is taken up within ${many(dispute.firstStepHours, 'hour')}`,
    }),
    line('dispute.neighbour', {
      zh: `邻里纠纷当天调解;${lateAfter}以后发生的,次日${lateUntil}前`,
      en: `A neighbour dispute is mediated the same day; one after ${lateAfter}, by ${lateUntil} the next day`,
    }),
    line('dispute.followUp', {
      zh: `调处后${dispute.followUpDays}天内回访;约定了履行日期的,在当天`,
      en: `A settlement is followed up within ${many(dispute.followUpDays, 'day')}, or on the day of performance`,
    }),
  ];
}

function incidents(incident: Clocks['incident']): Told[] {
  return [
    line('incident.recorded', {
      zh: `紧急情况${incident.recordedMinutes}分钟内记录`,
      en: `An incident is noted within ${many(incident.recordedMinutes, 'minute')}`,
    }),
    line('incident.acknowledged', {
      zh: `紧急情况上报后${incident.acknowledgedMinutes}分钟内接报`,
      en: `A reported incident is acknowledged within ${many(incident.acknowledgedMinutes, 'minute')}`,
    }),
  ];
}

function answers({ information, request, complaint, alert }: Clocks): Told[] {
  return [
    line('information', {
      zh: `派出所${information.answeredDays}天内答复信息`,
      en: `The station answers information within ${many(information.answeredDays, 'day')}`,
    }),
    line('request', {
      zh: `群众的求助${request.answeredHours}小时内答复`,
      en: `A villager's request is answered within ${many(request.answeredHours, 'hour')}`,
    }),
    line('complaint', {
      zh: `投诉${complaint.answeredWorkingDays}个工作日内答复`,
      en: `A complaint is answered within ${many(complaint.answeredWorkingDays, 'working day')}`,
    }),
    line('alert', {
      zh: `治安提示${alert.decidedHours}小时内审核`,
      en: `A safety alert is decided on within ${many(alert.decidedHours, 'hour')}`,
    }),
  ];
}

const line = (key: string, text: Label): Told => ({ key: `clocks.${key}`, group: 'clocks', text });

const many = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const types: Readonly<Record<string, Label>> = hazard.words['type'] ?? {};

function hazards({ verifiedDays, verifiedDaysByType }: Clocks['hazard']): Label {
  const own = sameNumber(verifiedDaysByType).map(({ number: days, keys }) => {
    const named = keys.map((type) => types[type] ?? { zh: type, en: type });
    return {
      zh: `;${named.map(({ zh }) => zh).join('、')}${days}天`,
      en: `; ${named.map(({ en }) => en.toLowerCase()).join(', ')} within ${days}`,
    };
  });
  return {
    zh: `安全隐患${verifiedDays}天内整改并核实${own.map(({ zh }) => zh).join('')}`,
    en: `A hazard is repaired and verified within ${many(verifiedDays, 'day')}${own.map(({ en }) => en).join('')}`,
  };
}

/** Keys with the same number together, in the order of the keys. */
export function sameNumber(numbers: Readonly<Partial<Record<string, number>>>): { number: number; keys: string[] }[] {
  const groups: { number: number; keys: string[] }[] = [];
  for (const key of Object.keys(numbers).sort()) {
    const number = numbers[key] ?? 0;
    const known = groups.find((group) => group.number === number);
    if (known) known.keys.push(key);
    else groups.push({ number, keys: [key] });
  }
  return groups;
}
