import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Operation } from '../domain/people/permissions.ts';
import { Refusal } from '../ui/refusal.ts';
import { type Me, mayI } from './platform/session.ts';

/** A room of the desk. */
export interface Room {
  /** Its address below `/desk/` (the room reads what comes after it); its title is `room_<name>` in src/desk/shell/words.ts. */
  name: RoomName;
  /** Who sees it: whoever may do any of these; `signedIn` for one's own matters. */
  for: 'signedIn' | readonly Operation[];
  /** Entered from elsewhere than the menu. */
  unlisted?: true;
  view: LazyExoticComponent<ComponentType>;
}

export type RoomName =
  | ('start' | 'coverage' | 'village' | 'scorecards' | 'department' | 'postings' | 'officers' | 'stations' | 'absences')
  | ('import' | 'held' | 'policies' | 'reports' | 'numbers' | 'audit' | 'accounts' | 'settings' | 'account');

type Load = () => Promise<{ default: ComponentType }>;

const room = (name: RoomName, wanted: Operation | Room['for'], load: Load): Room => ({
  name,
  for: wanted === 'signedIn' || typeof wanted !== 'string' ? wanted : [wanted],
  view: lazy(() =>
    load().catch(() => {
      throw new Refusal(0, { code: 'offline' });
    }),
  ),
});
const unlisted = (...given: Parameters<typeof room>): Room => ({ ...room(...given), unlisted: true });

/** Every room, in the order of the menu: a new one is a line here, its title, and its folder. */
const rooms: readonly Room[] = [
  // listed only while a deployment is not set up (src/desk/shell/useListed.ts)
  room('start', 'guide.read', () => import('./start/StartRoom.tsx')),
  room('coverage', 'coverage.read', () => import('./coverage/CoverageRoom.tsx')),
  room('village', 'villages.read', () => import('./village/VillageRoom.tsx')),
  room('scorecards', 'scorecards.read', () => import('./scorecards/ScorecardsRoom.tsx')),
  room('department', 'unitDuties.read', () => import('./department/DepartmentRoom.tsx')),
  room('postings', 'assignments.read', () => import('./postings/PostingsRoom.tsx')),
  room('officers', 'officers.read', () => import('./officers/OfficersRoom.tsx')),
  room('stations', 'assignments.read', () => import('./stations/StationsRoom.tsx')),
  room('absences', 'absences.read', () => import('./absences/AbsencesRoom.tsx')),
  room('import', ['areas.write', 'officers.write'], () => import('./import/ImportRoom.tsx')),
  room('held', 'held.read', () => import('./held/HeldRoom.tsx')),
  room('policies', 'policies.read', () => import('./policies/PoliciesRoom.tsx')),
  room('reports', 'reports.read', () => import('./reports/ReportsRoom.tsx')),
  room('numbers', 'numbers.write', () => import('./numbers/NumbersRoom.tsx')),
  room('audit', 'audit.read', () => import('./audit/AuditRoom.tsx')),
  room('accounts', 'accounts.read', () => import('./accounts/AccountsRoom.tsx')),
  room('settings', 'settings.read', () => import('./settings/SettingsRoom.tsx')),
  unlisted('account', 'signedIn', () => import('./account/AccountRoom.tsx')),
];

export const roomsOf = (me: Me): Room[] =>
  rooms.filter(({ for: wanted }) => wanted === 'signedIn' || wanted.some((operation) => mayI(me, operation)));
