import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Operation } from '../domain/people/permissions.ts';
import { type Me, mayI } from './platform/session.ts';

/** A room of the desk. Its title is the word `room_<name>` of src/desk/shell/words.ts. */
export interface Room {
  name: RoomName;
  /** Its address below `/desk/`; the room itself reads what comes after it. */
  path: string;
  /** Who sees it: whoever may do this, or any of these; `signedIn` for one's own matters. */
  for: Operation | readonly Operation[] | 'signedIn';
  /** Entered from elsewhere than the menu. */
  unlisted?: true;
  view: LazyExoticComponent<ComponentType>;
}

export type RoomName =
  | 'start'
  | 'scorecards'
  | 'postings'
  | 'officers'
  | 'stations'
  | 'absences'
  | 'import'
  | 'held'
  | 'policies'
  | 'numbers'
  | 'account';

/** Every room, in the order of the menu. A new room is a line here, its title, and its folder. */
export const rooms: readonly Room[] = [
  // listed only while a deployment is not set up (src/desk/shell/useListed.ts)
  { name: 'start', path: 'start', for: 'guide.read', view: lazy(() => import('./start/StartRoom.tsx')) },
  {
    name: 'scorecards',
    path: 'scorecards',
    for: 'scorecards.read',
    view: lazy(() => import('./scorecards/ScorecardsRoom.tsx')),
  },
  {
    name: 'postings',
    path: 'postings',
    for: 'assignments.read',
    view: lazy(() => import('./postings/PostingsRoom.tsx')),
  },
  {
    name: 'officers',
    path: 'officers',
    for: 'officers.read',
    view: lazy(() => import('./officers/OfficersRoom.tsx')),
  },
  {
    name: 'stations',
    path: 'stations',
    for: 'assignments.read',
    view: lazy(() => import('./stations/StationsRoom.tsx')),
  },
  {
    name: 'absences',
    path: 'absences',
    for: 'absences.read',
    view: lazy(() => import('./absences/AbsencesRoom.tsx')),
  },
  {
    name: 'import',
    path: 'import',
    for: ['areas.write', 'officers.write'],
    view: lazy(() => import('./import/ImportRoom.tsx')),
  },
  {
    name: 'held',
    path: 'held',
    for: 'held.read',
    view: lazy(() => import('./held/HeldRoom.tsx')),
  },
  {
    name: 'policies',
    path: 'policies',
    for: 'policies.read',
    view: lazy(() => import('./policies/PoliciesRoom.tsx')),
  },
  {
    name: 'numbers',
    path: 'numbers',
    for: 'numbers.write',
    view: lazy(() => import('./numbers/NumbersRoom.tsx')),
  },
  {
    name: 'account',
    path: 'account',
    for: 'signedIn',
    unlisted: true,
    view: lazy(() => import('./account/AccountRoom.tsx')),
  },
];

export const roomsOf = (me: Me): Room[] => rooms.filter((room) => isFor(me, room.for));

function isFor(me: Me, wanted: Room['for']): boolean {
  if (wanted === 'signedIn') return true;
  return (typeof wanted === 'string' ? [wanted] : wanted).some((operation) => mayI(me, operation));
}
