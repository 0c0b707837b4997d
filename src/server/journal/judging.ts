import type { Chained } from '../../domain/journal/chain.ts';
import { type Companion, type Judgement, judge, type Target } from '../../domain/journal/judge.ts';
import type { Judged } from '../../domain/people/entryAccess.ts';
import { mayDecide } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { surroundings } from '../../domain/people/surroundings.ts';
import type { Arrival } from './arrival.ts';
import type { Knowledge } from './knowledge.ts';

/** Judges an arrival by what is known under the lock. What the server writes itself, or for the public page, is taken. */
export function judgeArrival(arrival: Arrival, knowledge: Knowledge): Judgement {
  const { sent, author, receivedAt, skewSeconds, language, decision } = arrival;
  if (typeof author === 'string') return { status: 'accept', sent };
  const facts = {
    // a held entry's author is judged by what they held when it came
    person: decision ? author : current(author, knowledge),
    receivedAt,
    skewSeconds,
    postings: knowledge.postings.get(author.id) ?? [],
    companions: (sent.with ?? []).map((officer) => companion(officer, knowledge)),
    stations: knowledge.stations,
    around: sent.about === undefined ? {} : aroundSent(arrival, sent.about, knowledge),
    // those waiting for it that are the decider's own are judged like anything new
    accepted: decision !== undefined && mayDecide(decision.by, { ...sent, author: author.id }),
  };
  return judge(sent, facts, language);
}

function companion(officer: string, knowledge: Knowledge): Companion {
  const held = knowledge.grants.get(officer) ?? [];
  return {
    postings: knowledge.postings.get(officer) ?? [],
    stations: held.flatMap(({ role, area }) => (role === 'station' ? area : [])),
  };
}

/** The author without roles taken away since they signed in or last asked. */
function current(author: Person, knowledge: Knowledge): Person {
  const held = knowledge.grants.get(author.id) ?? [];
  const stands = ({ role, area }: { role: string; area: string }) =>
    held.some((grant) => grant.role === role && grant.area === area);
  return author.grants.every(stands) ? author : { ...author, grants: author.grants.filter(stands) };
}

function aroundSent({ sent }: Arrival, about: string, knowledge: Knowledge) {
  const target = targetOf(sent.village, about, knowledge);
  if (target === undefined) return {};
  const known = caseOf(target, knowledge);
  const committee = knowledge.committees.get(sent.village) ?? [];
  const around = surroundings([target, ...known], committee)({ ...sent, author: '' });
  return { ...around, target };
}

function targetOf(village: string, about: string, knowledge: Knowledge): Target | undefined {
  const recorded = knowledge.entry(village, about);
  if (recorded) return { ...asJudged(recorded, knowledge), held: false } as Target;
  const apart = knowledge.apart(village, about);
  return apart && { ...apart, held: true };
}

function caseOf(target: Target, knowledge: Knowledge): Judged[] {
  const recorded = knowledge.entry(target.village, target.id) ?? knowledge.entry(target.village, target.about ?? '');
  if (recorded === undefined) return [];
  const opening = knowledge.opening(recorded);
  return [opening, ...knowledge.below(opening.id)].map((entry) => asJudged(entry, knowledge));
}

const asJudged = (entry: Chained, knowledge: Knowledge): Judged & { occurredAt: string } => ({
  ...(entry as unknown as Judged & { occurredAt: string }),
  body: knowledge.bodyOf(entry),
});
