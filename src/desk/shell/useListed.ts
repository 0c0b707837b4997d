import { useAnswer } from '../platform/client.ts';
import { type Me, mayI } from '../platform/session.ts';
import { type Room, roomsOf } from '../rooms.tsx';

/**
 * The rooms of the menu. The guide of a first sign-in stands first while the deployment is not set up, and goes when it is;
 * until that is known, `first` is not known either.
 */
export function useListed(me: Me): { mine: Room[]; listed: Room[]; known: boolean } {
  const asks = mayI(me, 'guide.read');
  const guide = useAnswer('/api/guide', {}, { when: asks });
  const mine = roomsOf(me);
  const unfinished = guide.data?.done === false;
  return {
    mine,
    listed: mine.filter(({ name, unlisted }) => !unlisted && (name !== 'start' || unfinished)),
    known: !asks || !guide.isPending,
  };
}
