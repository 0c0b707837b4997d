import type { Logger } from 'pino';
import { areaRoutes } from './areas/areaRoutes.ts';
import { coverageRoutes } from './areas/coverageRoutes.ts';
import { villageRoutes } from './areas/villageRoutes.ts';
import { assignmentRoutes } from './assignments/assignmentRoutes.ts';
import { callRoutes } from './areas/callRoutes.ts';
import { rosterRoutes } from './areas/rosterRoutes.ts';
import { stationRoutes } from './areas/stationRoutes.ts';
import { absenceRoutes } from './assignments/absenceRoutes.ts';
import { officerRoutes } from './assignments/officerRoutes.ts';
import { proposalRoutes } from './assignments/proposalRoutes.ts';
import { doorSheetRoutes } from './imports/doorSheetRoutes.ts';
import { templateRoutes } from './imports/templateRoutes.ts';
import { guideRoutes } from './guide/guideRoutes.ts';
import { importRoutes } from './imports/importRoutes.ts';
import { auditJobs, auditRoutes } from './audit/auditRoutes.ts';
import { verificationRoutes } from './audit/verificationRoutes.ts';
import { AuditLog } from './audit/auditLog.ts';
import { caseRoutes } from './cases/caseRoutes.ts';
import { ClockForces } from './cases/clockForces.ts';
import { fileJobs } from './files/expire.ts';
import { photoRoutes } from './files/photoRoutes.ts';
import { Append } from './journal/append.ts';
import { Heard } from './journal/heard.ts';
import { diaryRoutes } from './journal/diaryRoutes.ts';
import { heldRoutes } from './journal/heldRoutes.ts';
import { journalJobs } from './journal/jobs.ts';
import { journalRoutes } from './journal/journalRoutes.ts';
import { Live } from './live/live.ts';
import { liveRoutes } from './live/liveRoutes.ts';
import { historyJobs } from './numbers/expireHistory.ts';
import { historyRoutes } from './numbers/historyRoutes.ts';
import { numberRoutes } from './numbers/numberRoutes.ts';
import type { Clock } from './platform/clock.ts';
import type { Settings } from './platform/config.ts';
import type { Connection } from './platform/db/database.ts';
import { Notifications } from './platform/db/notifications.ts';
import { peopleJobs } from './people/expiry.ts';
import { peopleRoutes } from './people/routes.ts';
import { SignIn } from './people/signIn.ts';
import { policyRoutes } from './policies/policyRoutes.ts';
import { rehearsalJobs } from './policies/rehearsals.ts';
import { Press } from './prints/press.ts';
import { binderRoutes } from './reports/binder/binderRoutes.ts';
import { formRoutes } from './reports/forms/formRoutes.ts';
import { fileRoutes } from './reports/fileRoutes.ts';
import { reportRoutes } from './reports/reportRoutes.ts';
import { scorecardJobs } from './scorecards/jobs.ts';
import { scorecardRoutes } from './scorecards/routes.ts';
import { seriesRoutes } from './scorecards/seriesRoutes.ts';
import { appRoutes } from './apps/appRoutes.ts';
import { healthRoutes } from './platform/health.ts';
import type { App } from './platform/http/context.ts';
import type { Route } from './platform/http/route.ts';
import { serveRoutes } from './platform/http/serve.ts';
import type { Job } from './platform/jobs.ts';
import { holidays } from './platform/holidays.ts';
import { metricsOf } from './platform/metrics.ts';
import { sealingOf, sealingSetting } from './platform/sealing.ts';
import type { Services } from './services.ts';
import { retentionRoutes } from './settings/retentionRoutes.ts';
import { systemRoutes } from './settings/systemRoutes.ts';
import { webhookJobs } from './webhooks/deliver.ts';
import { webhookRoutes } from './webhooks/webhookRoutes.ts';

/** What the start or a test provides. */
export interface Surroundings {
  settings: Settings;
  connection: Connection;
  clock: Clock;
  log: Logger;
}

export interface BuiltApp {
  app: App;
  /** What it serves, as declared. */
  routes: Route[];
  services: Services;
  /** What runs by itself; started after the first start's work is done. */
  jobs: Job[];
}

/** All wiring, top to bottom: first what the server is made of, then what it serves. */
export function buildApp(surroundings: Surroundings): BuiltApp {
  const services = servicesOf(surroundings);
  const routes = routesOf(services);
  return { app: serveRoutes(services, routes), routes, services, jobs: jobsOf(services) };
}

function servicesOf({ settings, connection, clock, log }: Surroundings): Services {
  const { db, pool, pipelines } = connection;
  const sealingKeys = sealingSetting(settings.sealingKey, settings.dataDir, settings.production);
  const notifications = new Notifications(pool.options.connectionString);
  const signIn = new SignIn({ settings, connection, notifications, clock, log, sealingKeys });
  const live = new Live(notifications);
  const sealing = sealingOf(sealingKeys);
  const metrics = metricsOf(pool);
  const heard = new Heard();
  const clockForces = new ClockForces();
  return {
    settings,
    db,
    pipelines,
    sealing,
    heard,
    notifications,
    live,
    clockForces,
    append: new Append({ pool: pipelines, db, clock, log, sealing, heard, holidays, clockForces, live }, metrics),
    clock,
    holidays,
    log,
    metrics,
    audit: new AuditLog(db, clock),
    authenticate: (headers) => signIn.authenticate(headers),
    signIn,
    press: new Press(),
    scorecards: { paused: false },
    jobStates: new Map(),
  };
}

/** Every route of the server. */
const routesOf = (services: Services): Route[] => [
  ...healthRoutes(services),
  ...peopleRoutes(services),
  ...policyRoutes(services),
  ...scorecardRoutes(services),
  ...seriesRoutes(services),
  ...reportRoutes(services),
  ...fileRoutes(services),
  ...formRoutes(services),
  ...binderRoutes(services),
  ...appRoutes(services),
  ...areaRoutes(services),
  ...coverageRoutes(services),
  ...villageRoutes(services),
  ...stationRoutes(services),
  ...callRoutes(services),
  ...rosterRoutes(services),
  ...assignmentRoutes(services),
  ...proposalRoutes(services),
  ...officerRoutes(services),
  ...absenceRoutes(services),
  ...importRoutes(services),
  ...doorSheetRoutes(),
  ...templateRoutes(),
  ...guideRoutes(services),
  ...journalRoutes(services),
  ...diaryRoutes(services),
  ...heldRoutes(services),
  ...numberRoutes(services),
  ...historyRoutes(services),
  ...caseRoutes(services),
  ...photoRoutes(services),
  ...auditRoutes(services),
  ...liveRoutes(services),
  ...verificationRoutes(services),
  ...retentionRoutes(services),
  ...webhookRoutes(services),
  ...systemRoutes(services),
];

/** Everything that runs by itself. */
const jobsOf = (services: Services): Job[] => [
  ...scorecardJobs(services),
  ...rehearsalJobs(services),
  ...peopleJobs(services),
  ...journalJobs(services),
  ...historyJobs(services),
  ...fileJobs(services),
  ...auditJobs(services),
  ...webhookJobs(services),
];
