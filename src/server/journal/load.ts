import type { Sender } from '../platform/db/pipeline.ts';
import type { Arrival } from './arrival.ts';
import {
  caseClosure,
  committeesOf,
  grantsOf,
  heldOf,
  named,
  placesOf,
  postingsOf,
  stationsOf,
  textsOf,
} from './facts.ts';
import { Knowledge } from './knowledge.ts';
import { type Head, lockHeads, openJournals } from './lock.ts';

/**
 * Locks the heads of the villages that entries arrived for, in order, and loads what judging them needs: a few statements
 * for the whole group, sent behind the lock so that they see what was committed before it was granted.
 */
export async function loadKnowledge(sender: Sender, county: string, arrivals: Arrival[]): Promise<Knowledge> {
  const villages = [...new Set(arrivals.map(({ sent }) => sent.village))].sort();
  const heads = lockHeads(sender, county, villages);
  const facts = sendFacts(sender, county, villages, arrivals);
  const locked = await heads;
  const missing = villages.filter((village) => !locked.some((head) => head.village === village));
  if (missing.length === 0) return withHeld(sender, county, arrivals, await knowledgeOf(locked, facts));
  await openJournals(sender, county, missing);
  const all = lockHeads(sender, county, villages);
  // what was read before may have changed until the last head was locked
  const again = sendFacts(sender, county, villages, arrivals);
  return withHeld(sender, county, arrivals, await knowledgeOf(await all, again));
}

/** What entries refer to may itself be held. */
async function withHeld(sender: Sender, county: string, arrivals: Arrival[], knowledge: Knowledge): Promise<Knowledge> {
  const abouts = arrivals.flatMap(({ sent }) => sent.about ?? []).filter((id) => knowledge.placeOf(id)?.held);
  if (abouts.length === 0) return knowledge;
  for (const { officer, entry } of await sender.send(heldOf(county, abouts))) {
    knowledge.hold({ ...entry, author: officer });
  }
  return knowledge;
}

type Facts = ReturnType<typeof sendFacts>;

function sendFacts(sender: Sender, county: string, villages: string[], arrivals: Arrival[]) {
  const abouts = arrivals.flatMap(({ sent }) => sent.about ?? []);
  const authors = arrivals.flatMap(({ author }) => (typeof author === 'string' ? [] : [author.id]));
  const joint = arrivals.filter(({ sent }) => sent.with !== undefined);
  const companions = joint.flatMap(({ sent }) => sent.with ?? []);
  const officers = [...new Set([...authors, ...companions])];
  const steps = abouts.length > 0;
  const corrected = arrivals.flatMap(({ sent }) => (sent.kind === 'correction' ? (sent.about ?? []) : []));
  return {
    places: sender.send(placesOf([...arrivals.map(({ sent }) => sent.id), ...abouts])),
    grants: sender.send(grantsOf(officers)),
    postings: sender.send(postingsOf(officers)),
    stations: joint.length > 0 ? sender.send(stationsOf(villages, officers)) : [],
    committees: steps ? sender.send(committeesOf(villages)) : [],
    cases: steps ? sender.send(caseClosure(county, named(county, abouts))) : [],
    texts: corrected.length > 0 ? sender.send(textsOf(county, corrected)) : [],
  };
}

async function knowledgeOf(heads: Head[], facts: Facts): Promise<Knowledge> {
  return new Knowledge({
    heads,
    places: await facts.places,
    grants: await facts.grants,
    postings: await facts.postings,
    stations: await facts.stations,
    committees: await facts.committees,
    cases: await facts.cases,
    texts: await facts.texts,
  });
}
