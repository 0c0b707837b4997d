import type pg from 'pg';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `GET /metrics` shows: counts and durations, never who or which village. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  /** Entries pushed, by what became of them. */
  entries: Counter<'status'>;
  /** Transactions of the append, so that entries per group can be read off. */
  appendGroups: Counter;
}

export function metricsOf(pool: pg.Pool): Metrics {
  const registry = new Registry();
  // event loop lag, memory, garbage collection
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    name: 'village_beat_database_connections',
    help: 'Connections of the pool by state.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      connections.set({ state: 'open' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: 'village_beat_request_seconds',
      help: 'Duration of requests by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    entries: new Counter({
      name: 'village_beat_entries_total',
      help: 'Entries pushed, by what became of them.',
      labelNames: ['status'],
      registers: [registry],
    }),
    appendGroups: new Counter({
      name: 'village_beat_append_transactions_total',
      help: 'Transactions the append committed.',
      registers: [registry],
    }),
  };
}
