import { minutesAfter } from '../cases/deadlines.ts';
import { start, type CaseRule, type Of, type Situation } from '../cases/rule.ts';

const states = {
  open: { zh: '待接报', en: 'Open' },
  acknowledged: { zh: '已接报', en: 'Acknowledged' },
  dispatched: { zh: '已出警', en: 'Dispatched' },
  onScene: { zh: '已到场', en: 'On scene' },
  underControl: { zh: '已控制', en: 'Under control' },
  closed: { zh: '已办结', en: 'Closed' },
} as const;

type State = keyof typeof states;
type Now = Situation<State>;

const order: readonly State[] = ['open', 'acknowledged', 'dispatched', 'onScene', 'underControl', 'closed'];

/** Someone has taken it up: the station says so, or anyone but the one who reported it acts on it. */
const acknowledges = (step: Of<'incidentStep'>, incident: Of<'incident'>): boolean =>
  step.body.step === 'acknowledged' || step.body.step === 'dispatched' || step.author !== incident.author;

/** The first acknowledgement is the one that reached the server first, whichever happened first. */
const meetFirst = (clocks: Now['clocks'], step: Of<'incidentStep'>): Now['clocks'] =>
  clocks.map((run) =>
    run.clock === 'acknowledged' && !run.stopped && (run.metAt === null || step.receivedAt < run.metAt)
      ? { ...run, metAt: step.receivedAt, metBy: step.id }
      : run,
  );

function next(now: Now, step: Of<'incidentStep'>, incident: Of<'incident'>): Now | null {
  const clocks = acknowledges(step, incident) ? meetFirst(now.clocks, step) : now.clocks;
  const forward = order.indexOf(step.body.step) > order.indexOf(now.state);
  if (forward) return { state: step.body.step, clocks };
  const acknowledged = clocks.some((run, index) => run.metAt !== now.clocks[index]?.metAt);
  return acknowledged ? { state: now.state, clocks } : null;
}

/** 紧急情况: only ever forward. The clock counts on the server's side: the station can only answer what has reached it. */
export const incidentCase: CaseRule<'incident', 'incidentStep', State> = {
  opening: 'incident',
  steps: ['incidentStep'],
  states,
  waitsFor: (state) =>
    state === 'closed' ? 'nobody' : state === 'dispatched' || state === 'onScene' ? 'officer' : 'station',
  begin: (incident, { clocks }) => ({
    state: 'open',
    clocks: start([], 'acknowledged', minutesAfter(incident.receivedAt, clocks.incident.acknowledgedMinutes)),
  }),
  next,
  did: (step) => step.body.step,
};
