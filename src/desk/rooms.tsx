import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Operation } from '../domain/people/permissions.ts';
import { type Me, mayI } from './platform/session.ts';

/** A room of the desk. Its title is the word `room_<name>` of src/desk/shell/words.ts. */
export interface Room {
  name: RoomName;
  /** Its address below `/desk/`; the room itself reads what comes after it. */
  path: string;
  /** Who sees it: whoever may do this; `signedIn` for one's own matters. */
  for: Operation | 'signedIn';
  /** Entered from elsewhere than the menu. */
  unlisted?: true;
  view: LazyExoticComponent<ComponentType>;
}

export type RoomName = 'scorecards' | 'held' | 'policies' | 'numbers' | 'account';

/** Every room, in the order of the menu. A new room is a line here, its title, and its folder. */
export const rooms: readonly Room[] = [
  {
    name: 'scorecards',
    path: 'scorecards',
    for: 'scorecards.read',
    view: lazy(() => import('./scorecards/ScorecardsRoom.tsx')),
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

export const roomsOf = (me: Me): Room[] => rooms.filter((room) => room.for === 'signedIn' || mayI(me, room.for));
