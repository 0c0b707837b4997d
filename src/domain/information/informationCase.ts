import { daysAfter } from '../cases/deadlines.ts';
import { meet, start, type CaseRule } from '../cases/rule.ts';

const states = {
  open: { zh: '待答复', en: 'Open' },
  used: { zh: '已采用', en: 'Used' },
  merged: { zh: '已合并', en: 'Merged' },
  notUsed: { zh: '未采用', en: 'Not used' },
} as const;

type State = keyof typeof states;

/** 情况通报: answered once by the side it was sent to; a wrong answer is corrected, not answered again. */
export const informationCase: CaseRule<'information', 'informationOutcome', State> = {
  opening: 'information',
  steps: ['informationOutcome'],
  states,
  waitsFor: (state, { body }) =>
    state !== 'open' ? 'nobody' : body.direction === 'toStation' ? 'station' : 'contactOfficer',
  begin: ({ occurredAt }, { clocks }) => ({
    state: 'open',
    clocks: start([], 'answered', daysAfter(occurredAt, clocks.information.answeredDays)),
  }),
  next: (now, step) =>
    now.state === 'open' ? { state: step.body.outcome, clocks: meet(now.clocks, 'answered', step) } : null,
  did: (step) => step.body.outcome,
};
