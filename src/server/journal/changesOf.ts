import type { Change, ChangeKind } from '../../domain/live/change.ts';
import { kindOf } from '../../domain/journal/registry.ts';
import type { Arrival, Outcome } from './arrival.ts';

/** What those who look on are told of a push, once it is durable. */
export function changesOf(outcomes: ReadonlyMap<Arrival, Outcome>): Change[] {
  const changed: Record<Extract<ChangeKind, 'entries' | 'cases' | 'held'>, Set<string>> = {
    ...{ entries: new Set(), cases: new Set(), held: new Set() },
  };
  for (const [{ sent, decision }, { status }] of outcomes) {
    if (status === 'held' || (status === 'accepted' && decision !== undefined)) changed.held.add(sent.village);
    if (status !== 'accepted') continue;
    changed.entries.add(sent.village);
    if (sent.about !== undefined || kindOf(sent.kind)?.opens) changed.cases.add(sent.village);
  }
  return (['entries', 'cases', 'held'] as const)
    .map((kind) => ({ kind, areas: [...changed[kind]] }))
    .filter(({ areas }) => areas.length > 0);
}
