import type { Instant } from '../calendar/utc8.ts';
import { daysAfter, endOf, hoursAfter, overnight } from '../cases/deadlines.ts';
import { meet, start, stop, type CaseRule, type Of, type Setting, type Situation } from '../cases/rule.ts';

const states = {
  open: { zh: '待调解', en: 'Open' },
  mediating: { zh: '调解中', en: 'Being mediated' },
  settled: { zh: '调解成功', en: 'Settled' },
  followedUp: { zh: '已回访', en: 'Followed up' },
  referred: { zh: '已移送', en: 'Referred' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  reopened: { zh: '又起纠纷', en: 'Reopened' },
} as const;

type State = keyof typeof states;
type Now = Situation<State>;

/** States in which another session changes something; elsewhere a follow-up has to say first that it flared up again. */
const mediable: readonly State[] = ['open', 'mediating', 'reopened', 'settled'];

function begin(dispute: Of<'dispute'>, { clocks }: Setting): Now {
  const firstStep = start([], 'firstStep', hoursAfter(dispute.occurredAt, clocks.dispute.firstStepHours));
  if (dispute.body.type !== 'neighbour') return { state: 'open', clocks: firstStep };
  return {
    state: 'open',
    clocks: start(firstStep, 'sameDay', overnight(dispute.occurredAt, clocks.dispute.neighbour)),
  };
}

function mediate(now: Now, mediation: Of<'mediation'>, setting: Setting): Now | null {
  if (!mediable.includes(now.state)) return null;
  const begun = stop(meet(now.clocks, 'firstStep', mediation), 'followUp');
  const calmed = () => meet(begun, 'sameDay', mediation);
  switch (mediation.body.result) {
    case 'continuing':
      return { state: 'mediating', clocks: begun };
    case 'calmed':
      return { state: 'mediating', clocks: calmed() };
    case 'settled':
      return { state: 'settled', clocks: start(calmed(), 'followUp', followUpBy(mediation, setting)) };
    case 'referred':
    case 'notMediable':
      return { state: 'referred', clocks: begun };
    case 'withdrawn':
      return { state: 'withdrawn', clocks: begun };
  }
}

/** On the day of performance of a written agreement; without one as after an oral agreement. */
function followUpBy({ body, occurredAt }: Of<'mediation'>, { clocks }: Setting): Instant {
  if (body.agreement === 'written' && body.performOn !== undefined) return endOf(body.performOn);
  return daysAfter(occurredAt, clocks.dispute.followUpDays);
}

function followUp(now: Now, visit: Of<'followUp'>, { clocks }: Setting): Now | null {
  const met = meet(now.clocks, 'followUp', visit);
  switch (visit.body.finding) {
    case 'holding':
    case 'done':
      return now.state === 'settled' || now.state === 'followedUp' ? { state: 'followedUp', clocks: met } : null;
    case 'relapsed':
    case 'notDone':
      if (now.state === 'open' || now.state === 'mediating' || now.state === 'reopened') return null;
      return {
        state: 'reopened',
        clocks: start(met, 'firstStep', hoursAfter(visit.occurredAt, clocks.dispute.firstStepHours)),
      };
  }
}

/** 矛盾纠纷: mediated, settled, followed up; a relapse reopens it. Harm is handled before any rule, by the fold (R17). */
export const disputeCase: CaseRule<'dispute', 'mediation' | 'followUp', State> = {
  opening: 'dispute',
  steps: ['mediation', 'followUp'],
  states,
  waitsFor: (state) => (state === 'followedUp' || state === 'referred' || state === 'withdrawn' ? 'nobody' : 'officer'),
  begin,
  next: (now, step, _dispute, setting) =>
    step.kind === 'mediation' ? mediate(now, step, setting) : followUp(now, step, setting),
  did: (step) => (step.kind === 'mediation' ? step.body.result : step.body.finding),
};
