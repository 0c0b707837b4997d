import { hoursAfter } from '../cases/deadlines.ts';
import { meet, start, type CaseRule, type Of, type Setting, type Situation } from '../cases/rule.ts';

const states = {
  draft: { zh: '待审核', en: 'Draft' },
  approved: { zh: '已发布', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  over: { zh: '已过期', en: 'Over' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const;

type State = keyof typeof states;
type Now = Situation<State>;

function next(now: Now, step: Of<'alertStep'>, alert: Of<'alert'>, { amended }: Setting): Now | null {
  if (now.state === 'withdrawn') return null;
  // What was decided is the text as it stood in the journal: one amended since needs a decision of its own. The phone that
  // amends it says when; the number, which it cannot say, tells what the station had before it.
  const seen = amended === null || (step.occurredAt >= amended.at && step.number > amended.number);
  switch (step.body.step) {
    case 'approved':
      if (now.state === 'approved' || !seen) return null;
      return { state: 'approved', clocks: meet(now.clocks, 'decided', step) };
    case 'returned':
      if (now.state !== 'draft' || !seen) return null;
      return { state: 'returned', clocks: meet(now.clocks, 'decided', step) };
    case 'withdrawn':
      return now.state === 'approved' && step.occurredAt >= alert.body.validUntil
        ? null
        : { state: 'withdrawn', clocks: now.clocks };
  }
}

/** 治安提示: decided by someone other than its author; over by itself when its time has passed. */
export const alertCase: CaseRule<'alert', 'alertStep', State> = {
  opening: 'alert',
  steps: ['alertStep'],
  states,
  waitsFor: (state) => (state === 'draft' ? 'station' : state === 'returned' ? 'officer' : 'nobody'),
  begin: ({ occurredAt }, { clocks, amended }) => ({
    state: 'draft',
    clocks: start([], 'decided', hoursAfter(amended?.at ?? occurredAt, clocks.alert.decidedHours)),
  }),
  next,
  did: (step) => step.body.step,
  later(state, { body }) {
    if (state === 'approved') return { at: body.validUntil, state: 'over', waitingFor: 'nobody' };
    // Nobody need mend a warning that would be out of date.
    return state === 'returned' ? { at: body.validUntil, state, waitingFor: 'nobody' } : null;
  },
};
