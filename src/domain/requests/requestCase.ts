import type { Instant } from '../calendar/utc8.ts';
import { hoursAfter } from '../cases/deadlines.ts';
import { meet, start, type CaseRule, type Of, type Setting, type Situation } from '../cases/rule.ts';

const states = {
  open: { zh: '待答复', en: 'Open' },
  working: { zh: '办理中', en: 'Being worked on' },
  answered: { zh: '已答复', en: 'Answered' },
  solved: { zh: '已解决', en: 'Solved' },
  declined: { zh: '未受理', en: 'Declined' },
  reopened: { zh: '反映未解决', en: 'Reopened' },
} as const;

type State = keyof typeof states;
type Now = Situation<State>;

const runAnswered = (clocks: Now['clocks'], from: Instant, setting: Setting) =>
  start(clocks, 'answered', hoursAfter(from, setting.clocks.request.answeredHours));

function reply(now: Now, requestStep: Of<'requestStep'>): Now | null {
  if (now.state === 'solved' || now.state === 'declined') return null;
  const { step } = requestStep.body;
  // "Working on it" is not yet the answer: a request never goes without a clock until it has one.
  return { state: step, clocks: step === 'working' ? now.clocks : meet(now.clocks, 'answered', requestStep) };
}

function followUp(now: Now, visit: Of<'followUp'>, setting: Setting): Now | null {
  if (now.state !== 'answered' && now.state !== 'solved' && now.state !== 'declined') return null;
  switch (visit.body.finding) {
    case 'holding':
    case 'done':
      return now.state === 'declined' ? null : { state: 'solved', clocks: now.clocks };
    case 'relapsed':
    case 'notDone':
      return { state: 'reopened', clocks: runAnswered(now.clocks, visit.occurredAt, setting) };
  }
}

/** 找民警: every request is answered, and comes back when it is not really solved. */
export const requestCase: CaseRule<'request', 'requestStep' | 'followUp', State> = {
  opening: 'request',
  steps: ['requestStep', 'followUp'],
  states,
  waitsFor: (state) => (state === 'open' || state === 'working' || state === 'reopened' ? 'officer' : 'nobody'),
  begin: (request, setting) => ({ state: 'open', clocks: runAnswered([], request.occurredAt, setting) }),
  next: (now, step, _request, setting) =>
    step.kind === 'requestStep' ? reply(now, step) : followUp(now, step, setting),
  did: (step) => (step.kind === 'requestStep' ? step.body.step : step.body.finding),
};
