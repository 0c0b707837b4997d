import { sql } from 'kysely';
import { type Clocks, defaultClocks } from '../../domain/cases/clocks.ts';
import type { Force } from '../../domain/duties/force.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { Statement } from '../platform/db/pipeline.ts';
import type { ClockForce } from './project.ts';

interface ForceRow extends Force {
  policy: string;
  version: number;
}

type Send = <T>(statement: Statement<T>) => Promise<T[]>;

/** The clocks of every policy in force at some time. A policy's version never changes, so each is read once. */
export class ClockForces {
  readonly #clocks = new Map<string, Clocks>();

  async read(send: Send): Promise<ClockForce[]> {
    const forces = await send(sql<ForceRow>`
      select area, from_day as "from", to_day as "to", policy_id as policy, policy_version as version from policy_force`);
    if (forces.some((force) => !this.#clocks.has(keyOf(force)))) await this.#load(send);
    return forces.map((force) => ({ ...force, clocks: this.#clocks.get(keyOf(force)) ?? defaultClocks }));
  }

  async #load(send: Send): Promise<void> {
    const policies = await send(sql<{ id: string; version: number; document: Policy }>`
      select id, version, document from policy`);
    for (const { id, version, document } of policies) {
      this.#clocks.set(keyOf({ policy: id, version }), document.clocks);
    }
  }
}

const keyOf = ({ policy, version }: { policy: string; version: number }): string => `${policy} ${version}`;
