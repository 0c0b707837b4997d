import type { Logger } from 'pino';
import { AuditLog } from './audit/auditLog.ts';
import type { Clock } from './platform/clock.ts';
import type { Settings } from './platform/config.ts';
import type { Connection } from './platform/db/database.ts';
import { healthRoutes } from './platform/health.ts';
import type { App } from './platform/http/context.ts';
import { serveRoutes } from './platform/http/serve.ts';
import { metricsOf } from './platform/metrics.ts';
import type { Services } from './services.ts';

/** What the start or a test provides. */
export interface Surroundings {
  settings: Settings;
  connection: Connection;
  clock: Clock;
  log: Logger;
}

/** All wiring, top to bottom: first what the server is made of, then what it serves. */
export function buildApp({ settings, connection, clock, log }: Surroundings): { app: App; services: Services } {
  const { db, pool } = connection;
  const services: Services = {
    settings,
    db,
    clock,
    log,
    metrics: metricsOf(pool),
    audit: new AuditLog(db, clock),
    authenticate: async () => null,
  };
  const app = serveRoutes(services, [...healthRoutes(services)]);
  return { app, services };
}
