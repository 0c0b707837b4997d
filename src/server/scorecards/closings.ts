import { sql } from 'kysely';
import type { Instant, Month } from '../../domain/calendar/utc8.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import type { Inputs } from './inputs.ts';

/** A policy as a closing keeps it: by id and version, which never change; whole where the village had thresholds of its own. */
type KeptPolicy = Policy | { id: string; version: number };

export interface Closing extends Omit<Inputs, 'closed' | 'policy'> {
  policy: KeptPolicy;
}

interface KeptDocument {
  id: string;
  version: number;
  document: Policy;
}

interface ClosingRow {
  village: string;
  closedAt: Instant;
  inputs: Closing;
}

/** What closed months of some villages of one county were judged by. */
export async function closingsOf(sender: Sender, villages: string[], month: Month): Promise<Map<string, Inputs>> {
  const rows = await sender.send(sql<ClosingRow>`
    select village, closed_at, inputs from month_closing
    where county = any(${counties(villages)}) and village = any(${villages}) and month = ${month}`);
  if (rows.length === 0) return new Map();
  const policies = await sender.send(sql<KeptDocument>`select id, version, document from policy`);
  const documents = new Map(policies.map((row) => [keyOf(row), row.document]));
  return new Map(
    rows.map(({ village, closedAt, inputs }) => {
      const policy = 'duties' in inputs.policy ? inputs.policy : documents.get(keyOf(inputs.policy))!;
      return [village, { ...inputs, policy, closed: closedAt }];
    }),
  );
}

/** A policy as a closing keeps it; `applied`: the document as the bureau applied it. */
export const kept = (policy: Policy, applied: Policy | undefined): KeptPolicy =>
  policy === applied || JSON.stringify(policy) === JSON.stringify(applied)
    ? { id: policy.id, version: policy.version }
    : policy;

const keyOf = ({ id, version }: { id: string; version: number }): string => `${id} ${version}`;

/** The counties of some villages. */
const counties = (villages: string[]): string[] => [...new Set(villages.map((village) => village.slice(0, 6)))];
