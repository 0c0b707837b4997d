import type { Route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { accountRoutes } from './accountRoutes.ts';
import { accountStateRoutes } from './accountStateRoutes.ts';
import { meRoutes } from './meRoutes.ts';
import { providerRoutes, waysRoute } from './providerRoutes.ts';
import { secondFactorRoutes } from './secondFactorRoutes.ts';
import { secondFactorRuleRoutes } from './secondFactorRuleRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import { teamRoutes } from './teamRoutes.ts';

/** Accounts and signing in. Of the library's own endpoints only those named here exist for the outside. */
export function peopleRoutes(services: Services): Route[] {
  return [
    ...signInRoutes(services),
    ...secondFactorRoutes(services),
    ...(services.settings.oidc === undefined ? [] : providerRoutes(services)),
    waysRoute(services),
    ...meRoutes(services),
    ...sessionRoutes(services),
    ...accountRoutes(services),
    ...accountStateRoutes(services),
    ...secondFactorRuleRoutes(services),
    ...teamRoutes(services),
  ];
}
