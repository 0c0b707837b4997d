import type { Instant } from '../calendar/utc8.ts';
import { daysAfter, endOf } from '../cases/deadlines.ts';
import { meet, resume, start, type CaseRule, type Of, type Setting, type Situation } from '../cases/rule.ts';

const states = {
  open: { zh: '待处理', en: 'Open' },
  handedOver: { zh: '已移交', en: 'Handed over' },
  repaired: { zh: '已整改,待核实', en: 'Repaired' },
  verified: { zh: '已核实', en: 'Verified' },
  cannot: { zh: '无法整改', en: 'Cannot be repaired' },
  reopened: { zh: '再次出现', en: 'Reopened' },
} as const;

type State = keyof typeof states;
type Now = Situation<State>;

const runVerified = (now: Now['clocks'], hazard: Of<'hazard'>, from: Instant, { clocks }: Setting) =>
  start(
    now,
    'verified',
    daysAfter(from, clocks.hazard.verifiedDaysByType[hazard.body.type] ?? clocks.hazard.verifiedDays),
  );

function handle(now: Now, step: Of<'hazardStep'>): Now | null {
  if (now.state === 'verified') return null;
  const asked = meet(now.clocks, 'askAgain', step);
  // What "cannot" stopped runs on when someone finds a way after all.
  const running = now.state === 'cannot' ? resume(asked, 'verified') : asked;
  switch (step.body.step) {
    case 'handedOver': {
      const { askAgainOn } = step.body;
      return { state: 'handedOver', clocks: askAgainOn ? start(running, 'askAgain', endOf(askAgainOn)) : running };
    }
    case 'repaired':
      return now.state === 'repaired' ? null : { state: 'repaired', clocks: running };
    case 'verified':
      return { state: 'verified', clocks: meet(running, 'verified', step) };
    case 'cannot':
      return now.state === 'cannot' ? null : { state: 'cannot', clocks: asked };
  }
}

function followUp(now: Now, visit: Of<'followUp'>, hazard: Of<'hazard'>, setting: Setting): Now | null {
  switch (visit.body.finding) {
    case 'holding':
    case 'done':
      if (now.state !== 'repaired' && now.state !== 'verified') return null;
      return { state: 'verified', clocks: meet(now.clocks, 'verified', visit) };
    case 'relapsed':
    case 'notDone': {
      if (now.state === 'open' || now.state === 'reopened') return null;
      const asked = meet(now.clocks, 'askAgain', visit);
      if (now.state === 'verified')
        return { state: 'reopened', clocks: runVerified(asked, hazard, visit.occurredAt, setting) };
      return { state: 'reopened', clocks: now.state === 'cannot' ? resume(asked, 'verified') : asked };
    }
  }
}

/** 安全隐患: handed over, repaired, verified by someone who saw it; comes back when a follow-up says so. */
export const hazardCase: CaseRule<'hazard', 'hazardStep' | 'followUp', State> = {
  opening: 'hazard',
  steps: ['hazardStep', 'followUp'],
  states,
  waitsFor: (state) =>
    state === 'verified' || state === 'cannot' ? 'nobody' : state === 'handedOver' ? 'handler' : 'officer',
  begin: (hazard, setting) => ({ state: 'open', clocks: runVerified([], hazard, hazard.occurredAt, setting) }),
  next: (now, step, hazard, setting) =>
    step.kind === 'hazardStep' ? handle(now, step) : followUp(now, step, hazard, setting),
  did: (step) => (step.kind === 'hazardStep' ? step.body.step : step.body.finding),
};
