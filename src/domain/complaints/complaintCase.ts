import { addWorkingDays } from '../calendar/holidays.ts';
import { dayOf } from '../calendar/utc8.ts';
import { endOf } from '../cases/deadlines.ts';
import { meet, start, type CaseRule, type Of, type Setting, type Situation } from '../cases/rule.ts';

const states = {
  open: { zh: '待答复', en: 'Open' },
  working: { zh: '办理中', en: 'Being worked on' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
} as const;

type State = keyof typeof states;

function begin(complaint: Of<'complaint'>, { clocks, holidays }: Setting): Situation<State> {
  const end = addWorkingDays(dayOf(complaint.occurredAt), clocks.complaint.answeredWorkingDays, holidays);
  return { state: 'open', clocks: start([], 'answered', endOf(end.day), end.provisional) };
}

/** 投诉: in the county's journal, answered by the bureau. */
export const complaintCase: CaseRule<'complaint', 'complaintStep', State> = {
  opening: 'complaint',
  steps: ['complaintStep'],
  states,
  waitsFor: (state) => (state === 'open' || state === 'working' ? 'bureau' : 'nobody'),
  begin,
  next: (now, step) =>
    now.state === 'closed'
      ? null
      : {
          state: step.body.step,
          clocks: step.body.step === 'working' ? now.clocks : meet(now.clocks, 'answered', step),
        },
  did: (step) => step.body.step,
};
